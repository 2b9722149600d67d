import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { Endpoint } from '../../server/src/venice/endpoints/endpoint';
import { partsOf, type Received } from '../support/loopback';

/**
 * Venice's published description, which is not ours to ship: the environment variable VENICE_OPENAPI says where it lies. Without it
 * these suites are skipped.
 */
const file = process.env.VENICE_OPENAPI;
export const DESCRIPTION_FILE = String(file);
export const describeOfficial = file ? describe : describe.skip;
if (!file) {
  console.warn('SKIPPED: VENICE_OPENAPI names no description, so nothing is checked against it.');
}

/** Of Venice's description, what stands beside the shapes of bodies: parameters, statuses, and the types of the fields of a form. */
export const loadOperations = (file: string) => {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Json; // OpenAPI, looked at below
  const resolved = (node: Json): Json => {
    if (typeof node.$ref !== 'string') return node;
    const steps = node.$ref.replace(/^#\//, '').split('/');
    return steps.reduce<Json>((at, step) => at[step] as Json, document); // it leads to a schema
  };
  const operation = ({ method, path }: Named): Operation => {
    const paths = document.paths as Record<string, Record<string, Operation>>; // as OpenAPI has it
    return paths[path]?.[method.toLowerCase()] ?? {};
  };
  /** A schema with the parts it consists of; what is only a choice makes nothing required. */
  const parts = (given: Json, sure = true): { schema: Json; sure: boolean }[] => {
    const schema = resolved(given);
    const within = (key: string) => (schema[key] ?? []) as Json[]; // lists of schemas
    return [
      { schema, sure },
      ...within('allOf').flatMap((part) => parts(part, sure)),
      ...[...within('anyOf'), ...within('oneOf')].flatMap((part) => parts(part, false)),
    ];
  };
  const body = (endpoint: Named, type: string): Json =>
    operation(endpoint).requestBody?.content?.[type]?.schema ?? {};
  const properties = (schema: Json): Record<string, Json> =>
    Object.assign({}, ...parts(schema).map((part) => part.schema.properties ?? {})); // each is an object of schemas
  const parameters = (endpoint: Named): Parameter[] => operation(endpoint).parameters ?? [];

  return {
    statuses: (endpoint: Named): number[] =>
      Object.keys(operation(endpoint).responses ?? {}).map(Number),

    /** Who may ask: names of schemes, any of which will do. An empty name stands for nobody in particular. */
    security: (endpoint: Named): string[] => {
      const asked = operation(endpoint).security ?? (document.security as object[]); // the rule where none is set
      return asked.length === 0 ? [''] : asked.map((scheme) => Object.keys(scheme).join());
    },

    /** Everything that may be given, and what has to be. A header goes by its name in lower case. */
    fields: (endpoint: Named) => {
      const schemas = Object.values(operation(endpoint).requestBody?.content ?? {}).map(
        ({ schema }) => schema
      );
      const listed = parameters(endpoint).filter(({ name }) => name !== 'Accept-Encoding');
      const name = (one: Parameter) => (one.in === 'header' ? one.name.toLowerCase() : one.name);
      return {
        all: unique([
          ...listed.map(name),
          ...schemas.flatMap((schema) => Object.keys(properties(schema))),
        ]),
        required: unique([
          ...listed.filter(({ required }) => required).map(name),
          ...schemas
            .flatMap((schema) => parts(schema))
            .flatMap(({ schema, sure }) => (sure ? ((schema.required ?? []) as string[]) : [])), // names, says JSON schema
        ]),
      };
    },

    /** What is wrong with the query, the headers and the path of a request. */
    faults: (endpoint: Named, { query, headers, path }: Received): string[] => {
      const inPath = partsOfPath({ template: endpoint.path, path });
      const asked = new URLSearchParams(query);
      const unknown = [...asked.keys()].filter(
        (name) => !parameters(endpoint).some((one) => one.in === 'query' && one.name === name)
      );
      const wrong = parameters(endpoint).filter(({ in: place, name, required, schema }) => {
        const given = {
          query: asked.getAll(name),
          header: [headers[name.toLowerCase()] ?? []].flat(),
          path: [inPath[name] ?? []].flat(),
        }[place];
        if (given.length === 0) return required === true;
        // On the wire everything is text, and a list is a name that repeats.
        const value = given.length === 1 ? given[0] : given;
        return !ajv.validate({ type: 'object', properties: { value: bounded(schema) } }, { value });
      });
      return [...unknown, ...wrong.map(({ name }) => name)];
    },

    /** The fields of a form as what they mean: on the wire they are all words. */
    form: async (endpoint: Named, received: Received): Promise<Json> => {
      const described = properties(body(endpoint, 'multipart/form-data'));
      const meant: Json = {};
      for (const { name, text } of await partsOf(received)) {
        const types = parts(described[name] ?? {}).map(({ schema }) => schema.type);
        meant[name] = types.includes('array')
          ? [...((meant[name] ?? []) as string[]), text] // what was gathered so far
          : (READ.find(([type]) => types.includes(type))?.[1](text) ?? text);
      }
      return meant;
    },
  };
};

const ajv = new Ajv({ strict: false, coerceTypes: 'array' });
addFormats(ajv);

/** OpenAPI 3.0 says of a bound whether it is outside, JSON schema says the bound. */
const bounded = ({ exclusiveMinimum, ...schema }: Json): Json =>
  exclusiveMinimum === true ? { ...schema, exclusiveMinimum: schema.minimum } : schema;

const READ: [string, (text: string) => unknown][] = [
  ['boolean', (text) => ({ true: true, false: false })[text]],
  ['number', Number],
  ['integer', Number],
];

const unique = (names: string[]): string[] => [...new Set(names)].sort();

const partsOfPath = ({ template, path }: { template: string; path: string }) => {
  const given = path.split('/');
  return Object.fromEntries(
    template
      .split('/')
      .map((part, index) => [part, given[index]] as const)
      .filter(([part]) => part.startsWith('{'))
      .map(([part, value]) => [part.slice(1, -1), decodeURIComponent(value ?? '')])
  );
};

type Json = Record<string, unknown>;
type Named = Pick<Endpoint, 'method' | 'path'>;
type Parameter = {
  in: 'query' | 'header' | 'path';
  name: string;
  required?: boolean;
  schema: Json;
};
type Operation = {
  parameters?: Parameter[];
  security?: object[];
  requestBody?: { content?: Record<string, { schema: Json }> };
  responses?: Json;
};
