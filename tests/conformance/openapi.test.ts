import { readFileSync } from 'node:fs';
import { ENDPOINTS, type EndpointName, type InputOf } from '../../server/src/venice';
import { jsonOf, partsOf, useLoopback, type Part, type Received } from '../support/loopback';
import { loadDescription, type Description } from '../support/openapi';
import { useTempFolder } from '../support/temp-folder';
import { openClient } from '../support/venice-client';
import { EXAMPLES, type Example } from '../support/venice-examples';

/**
 * What the client sends of its own accord, held against Venice's published description. That file is not ours to ship: the environment
 * variable VENICE_OPENAPI says where it lies.
 */
const file = process.env.VENICE_OPENAPI;
if (!file) {
  console.warn(
    'SKIPPED: VENICE_OPENAPI names no description, so no request is checked against it.'
  );
}

const FITS = { known: true, valid: true, errors: [] };

type Case = { name: EndpointName; what: string; input: InputOf<EndpointName> };
const cases = (Object.keys(EXAMPLES) as EndpointName[]).flatMap((name): Case[] => {
  // the keys of the table are its names
  const example = EXAMPLES[name] as unknown as Example<EndpointName>; // a row of some name, used as a whole
  return [
    { name, what: 'as little as possible', input: example.minimal },
    { name, what: 'everything at once', input: example.full },
    { name, what: 'files', input: example.withFiles as InputOf<EndpointName> }, // rows without are left out below
  ].filter(({ input }) => input !== null);
});
const posts = cases.filter(({ name }) => ENDPOINTS[name].encoding !== 'query');
const gets = cases.filter(({ name }) => ENDPOINTS[name].encoding === 'query');

(file ? describe : describe.skip)('against the official description', () => {
  const venice = useLoopback();
  const folder = useTempFolder();
  let description: Description;
  beforeAll(() => {
    description = loadDescription(String(file));
  });

  const sent = async ({ name, input }: Case): Promise<Received> => {
    venice().script(EXAMPLES[name].answer);
    await openClient({ baseUrl: venice().url, spoolDir: folder() }).send(name, input);
    return venice().received[0] as Received; // it was just received
  };

  it.each(posts)('$name fits with $what', async (one) => {
    const received = await sent(one);
    const { method, path } = received;
    const contentType = String(received.headers['content-type']).split(';')[0];
    const body = await readers[String(contentType)]?.(received);
    expect(description.validateRequest({ method, path, contentType, body })).toEqual(FITS);
  });

  it.each(gets)('$name asks only what the description lists, with $what', async (one) => {
    const { method, path, query } = await sent(one);
    const asked = [...new URLSearchParams(query)];
    const allowed = queryOf({ file: String(file), method, path });
    expect(asked.filter(([name, value]) => !allowed[name]?.includes(value))).toEqual([]);
    expect(description.operations()).toContain(`${method} ${path}`);
  });

  it('refuses what does not fit, or the rest would prove nothing', async () => {
    const body = { model: 'm', prompt: 'x', quality: 'best' };
    const request = { method: 'POST', path: '/image/generate', body };
    expect(description.validateRequest(request)).toMatchObject({ known: true, valid: false });
  });
});

/** Form fields are words; the description gives them types, so what is meant is compared. */
const asFields = (parts: Part[]): Record<string, unknown> => {
  const images = parts.filter(({ name }) => name === 'images').map(({ text }) => text);
  const single = parts.filter(({ name }) => name !== 'images');
  return {
    ...Object.fromEntries(
      single.map(({ name, text }) => [name, MEANT[text] ?? meant({ name, text })])
    ),
    ...(images.length > 0 ? { images } : {}),
  };
};
const MEANT: Record<string, unknown> = { true: true, false: false };
const NUMBERS = ['scale', 'creativity'];
const meant = ({ name, text }: { name: string; text: string }) =>
  NUMBERS.includes(name) ? Number(text) : text;

const readers: Record<string, (received: Received) => unknown> = {
  'application/json': jsonOf,
  'multipart/form-data': async (received) => asFields(await partsOf(received)),
};

type Parameter = {
  in: string;
  name: string;
  schema: { enum?: string[]; anyOf?: { enum?: string[] }[] };
};

/** The query parameters of an operation, each with the values that it may have. */
const queryOf = ({ file: at, method, path }: { file: string; method: string; path: string }) => {
  const document = JSON.parse(readFileSync(at, 'utf8'));
  const parameters: Parameter[] = document.paths[path][method.toLowerCase()].parameters ?? [];
  return Object.fromEntries(
    parameters
      .filter((parameter) => parameter.in === 'query')
      .map(({ name, schema }) => [
        name,
        (schema.anyOf ?? [schema]).flatMap((one) => one.enum ?? []),
      ])
  );
};
