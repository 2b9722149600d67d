import { readFileSync } from 'node:fs';

import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/**
 * Venice's own description (OpenAPI 3.0, as JSON), made into two questions that a test can ask. The file is not ours and is not
 * in this repository: the environment variable `VENICE_OPENAPI` says where it lies.
 *
 * ```ts
 * const venice = loadDescription(process.env.VENICE_OPENAPI!);
 * venice.validateRequest({ method: 'POST', path: '/image/generate', body });
 * venice.validateResponse({ method: 'POST', path: '/image/generate', status: 200, body, headers });
 * ```
 *
 * `path` has no base and no query: `/models`, `/api_keys/abc`. `body` is parsed JSON; of a binary or multipart body only the
 * declared content type is checked, the parts of a form may be given as an object. A verdict is `known: false` where the
 * description says nothing about the path, status or content type; `valid` is then true and proves nothing, so assert `known`.
 */
export const loadDescription = (file: string): Description => {
  const raw: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const document = toJsonSchema({ node: raw, root: raw }) as Document; // its shape is OpenAPI's
  const bodies = compiler({ document, coerceTypes: false });
  // Headers are text on the wire, whatever type they are declared to have.
  const headers = compiler({ document, coerceTypes: true });

  return {
    operations: () =>
      Object.entries(document.paths).flatMap(([path, methods]) =>
        METHODS.filter((method) => methods[method]).map(
          (method) => `${method.toUpperCase()} ${path}`
        )
      ),
    validateRequest: ({ method, path, body, contentType = 'application/json' }) => {
      const found = operation({ document, method, path });
      const content = found?.value.requestBody?.content;
      if (!found || !content?.[contentType])
        return unknown(`request ${contentType} to ${method} ${path}`);
      return bodies([...found.pointer, 'requestBody', 'content', contentType, 'schema'], body);
    },
    validateResponse: ({ method, path, status, body, headers: sent = {} }) => {
      const found = operation({ document, method, path });
      const response = found?.value.responses?.[String(status)];
      if (!found || !response) return unknown(`status ${status} of ${method} ${path}`);
      const type = contentTypeOf(sent) ?? 'application/json';
      if (response.content && !response.content[type]) {
        return {
          known: true,
          valid: false,
          errors: [`${type} is not a content type of ${status} ${method} ${path}`],
        };
      }
      const pointer = [...found.pointer, 'responses', String(status)];
      const verdicts = Object.keys(response.headers ?? {})
        .map((name) => ({ name, value: sent[name.toLowerCase()] }))
        .filter(({ value }) => value !== undefined)
        .map(({ name, value }) => headers([...pointer, 'headers', name, 'schema'], value));
      if (type === 'application/json')
        verdicts.push(bodies([...pointer, 'content', type, 'schema'], body));
      const errors = verdicts.flatMap((verdict) => verdict.errors);
      return { known: true, valid: errors.length === 0, errors };
    },
  };
};

export type Verdict = { known: boolean; valid: boolean; errors: string[] };
export type Description = {
  /** Every `METHOD /path` of the description. */
  operations(): string[];
  validateRequest(request: {
    method: string;
    path: string;
    body: unknown;
    contentType?: string;
  }): Verdict;
  validateResponse(response: {
    method: string;
    path: string;
    status: number;
    body: unknown;
    /** With lower-case names, as Node and axios give them. */
    headers?: Record<string, unknown>;
  }): Verdict;
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const ROOT = 'venice';

const compiler = ({ document, coerceTypes }: { document: Document; coerceTypes: boolean }) => {
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes });
  addFormats(ajv);
  ajv.addFormat('binary', true);
  ajv.addSchema(document, ROOT);
  const compiled = new Map<string, ValidateFunction>();
  return (pointer: string[], value: unknown): Verdict => {
    const $ref = `${ROOT}#/${pointer.map(escaped).join('/')}`;
    // Coercion writes into a parent, so a bare value gets one.
    const validate =
      compiled.get($ref) ?? ajv.compile({ properties: { value: { $ref } }, required: ['value'] });
    compiled.set($ref, validate);
    const valid = validate({ value });
    return { known: true, valid, errors: valid ? [] : (validate.errors ?? []).map(told) };
  };
};

const told = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath || '/'} ${message ?? 'is wrong'} ${JSON.stringify(params)}`;

const unknown = (what: string): Verdict => ({
  known: false,
  valid: true,
  errors: [`the description says nothing about ${what}`],
});

const escaped = (part: string): string =>
  encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'));

const contentTypeOf = (headers: Record<string, unknown>): string | undefined => {
  const type = headers['content-type'];
  return typeof type === 'string' ? type.replace(/;.*$/, '').trim().toLowerCase() : undefined;
};

/** The literal path first: `/api_keys/rate_limits` is not an id. */
const operation = ({
  document,
  method,
  path,
}: {
  document: Document;
  method: string;
  path: string;
}) => {
  const template = document.paths[path]
    ? path
    : Object.keys(document.paths).find((known) => matches(known, path));
  const name = METHODS.find((known) => known === method.toLowerCase());
  const value = template && name ? document.paths[template]?.[name] : undefined;
  return value && template && name ? { value, pointer: ['paths', template, name] } : undefined;
};

const matches = (template: string, path: string): boolean => {
  const [wanted, given] = [template.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, i) => part.startsWith('{') || part === given[i])
  );
};

/** OpenAPI 3.0 writes some things in ways that JSON Schema does not: `nullable`, boolean bounds, closed parts of an `allOf`. */
const toJsonSchema = ({ node, root }: { node: unknown; root: unknown }): unknown => {
  if (Array.isArray(node)) return node.map((item) => toJsonSchema({ node: item, root }));
  if (!isObject(node)) return node;
  const schema: Json = {};
  for (const [key, value] of Object.entries(opened({ schema: node, root }))) {
    if (key === 'example' || key === 'examples') continue;
    const verbatim = key === 'enum' || key === 'required' || key === 'default';
    schema[key] = verbatim ? value : toJsonSchema({ node: value, root });
  }
  return nullable(bounded(schema));
};

const bounded = (schema: Json): Json => {
  const { exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  if (exclusiveMinimum === true) rest.exclusiveMinimum = rest.minimum;
  if (exclusiveMaximum === true) rest.exclusiveMaximum = rest.maximum;
  if (exclusiveMinimum === true) delete rest.minimum;
  if (exclusiveMaximum === true) delete rest.maximum;
  return rest;
};

const nullable = (schema: Json): Json => {
  if (schema.nullable !== true) return schema;
  const rest = { ...schema };
  delete rest.nullable;
  return Object.keys(rest).some((key) => ['type', 'enum', 'anyOf', 'oneOf', '$ref'].includes(key))
    ? { anyOf: [rest, { type: 'null' }] }
    : rest;
};

/** A part of an `allOf` that allows no other keys would refuse those of its brothers, so it is told about them. */
const opened = ({ schema, root }: { schema: Json; root: unknown }): Json => {
  if (!Array.isArray(schema.allOf)) return schema;
  const parts = schema.allOf.filter(isObject).map((part) => resolved({ part, root }));
  const names = parts.flatMap((part) =>
    isObject(part.properties) ? Object.keys(part.properties) : []
  );
  const anything = Object.fromEntries(names.map((name) => [name, {}]));
  return {
    ...schema,
    allOf: parts.map((part) =>
      part.additionalProperties === false && isObject(part.properties)
        ? { ...part, properties: { ...anything, ...part.properties } }
        : part
    ),
  };
};

const resolved = ({ part, root }: { part: Json; root: unknown }): Json => {
  if (typeof part.$ref !== 'string') return part;
  const steps = part.$ref.replace(/^#\//, '').split('/');
  const target = steps.reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), root);
  return isObject(target) ? target : part;
};

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Json = Record<string, unknown>;
type Content = Record<string, { schema?: unknown }>;
type Operation = {
  requestBody?: { content?: Content };
  responses?: Record<string, { content?: Content; headers?: Record<string, unknown> }>;
};
type Document = { paths: Record<string, Partial<Record<(typeof METHODS)[number], Operation>>> };
