import * as z from 'zod/v4';
import { ENDPOINTS } from '../../server/src/venice';
import type { Endpoint } from '../../server/src/venice/endpoints/endpoint';
import type { Received } from '../support/loopback';
import { loadDescription, type Description } from '../support/openapi';
import { DESCRIPTION_FILE, describeOfficial, loadOperations } from './described';
import { ACCESS_EXCEPTIONS, AGREES, FIELD_EXCEPTIONS, type Differences } from './exceptions';
import { ROWS, useRows } from './rows';

const FITS = { known: true, valid: true, errors: [] };

const cases = ROWS.flatMap((row) =>
  [
    { ...row, row, what: 'as little as possible', input: row.example.minimal },
    { ...row, row, what: 'everything at once', input: row.example.full },
    { ...row, row, what: 'files', input: row.example.withFiles },
  ].filter(({ input }) => input !== null)
);
const posts = cases.filter(({ endpoint }) => endpoint.encoding !== 'query');

/** What the client sends of its own accord, held against Venice's published description. */
describeOfficial('what is asked, against the official description', () => {
  const { venice, send, last } = useRows();
  let description: Description;
  let operations: ReturnType<typeof loadOperations>;
  beforeAll(() => {
    description = loadDescription(DESCRIPTION_FILE);
    operations = loadOperations(DESCRIPTION_FILE);
  });

  it('the table has every operation, and no other', () => {
    expect(Object.keys(ENDPOINTS).sort()).toEqual(description.operations().sort());
  });

  it.each(ROWS)('$name has the fields of the description', ({ name, endpoint }) => {
    const { why: _why, ...expected } = { why: '', ...AGREES, ...FIELD_EXCEPTIONS[name] };
    expect(differences({ endpoint, described: operations.fields(endpoint) })).toEqual(expected);
  });

  it.each(ROWS)('$name asks for the key that the description asks for', ({ name, endpoint }) => {
    const schemes = operations.security(endpoint);
    const described = ACCESSES.find(([scheme]) => schemes.includes(scheme))?.[1];
    // The description does not tell one kind of key from the other.
    const ours = endpoint.access === 'admin' ? 'key' : endpoint.access;
    expect(ours).toBe(ACCESS_EXCEPTIONS[name]?.access ?? described);
  });

  it.each(posts)('$name fits with $what', async ({ row, input, endpoint, example }) => {
    venice().script(example.answer);
    await send(row, input);
    const { method, path, headers } = last();
    const contentType = String(headers['content-type']).split(';')[0] ?? '';
    const body = await readers[contentType]?.({ received: last(), endpoint, operations });
    expect(description.validateRequest({ method, path, contentType, body })).toEqual(FITS);
  });

  it.each(cases)('$name asks and signs as described, with $what', async (one) => {
    venice().script(one.example.answer);
    await send(one.row, one.input);
    expect(operations.faults(one.endpoint, last())).toEqual([]);
  });

  it('refuses what does not fit, or the rest would prove nothing', () => {
    const body = { model: 'm', prompt: 'x', quality: 'best' };
    const request = { method: 'POST', path: '/image/generate', body };
    expect(description.validateRequest(request)).toMatchObject({ known: true, valid: false });
  });

  it('notices a query, a header and a part of a path that do not fit', () => {
    const endpoint = ENDPOINTS['GET /x402/transactions/{walletAddress}'];
    const received = {
      method: 'GET',
      path: '/x402/transactions/nobody',
      query: '?limit=0&page=1',
      headers: {},
      body: Buffer.alloc(0),
    };
    const faults = ['page', 'SIGN-IN-WITH-X', 'walletAddress', 'limit'];
    expect(operations.faults(endpoint, received).sort()).toEqual(faults.sort());
  });
});

/** The easiest first. */
const ACCESSES = [
  ['', 'public'],
  ['BearerAuth', 'key'],
  ['siwx', 'wallet'],
] as const;

const differences = ({
  endpoint,
  described: theirs,
}: {
  endpoint: Endpoint;
  described: { all: string[]; required: string[] };
}): Differences => {
  const schema = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' });
  const named = (names: string[]) =>
    names
      .filter((name) => name !== endpoint.whole)
      .map((name) => endpoint.headers?.[name]?.toLowerCase() ?? name);
  const ours = {
    all: named(Object.keys(schema.properties ?? {})),
    required: named(schema.required ?? []),
  };
  const beyond = (some: string[], others: string[]) =>
    some.filter((name) => !others.includes(name)).sort();
  return {
    onlyTheirs: beyond(theirs.all, ours.all),
    onlyOurs: beyond(ours.all, theirs.all),
    theyNeed: beyond(theirs.required, ours.required),
    weNeed: beyond(ours.required, theirs.required),
  };
};

type Reading = {
  received: Received;
  endpoint: Endpoint;
  operations: ReturnType<typeof loadOperations>;
};
const readers: Record<string, (reading: Reading) => unknown> = {
  'application/json': ({ received }) => JSON.parse(received.body.toString('utf8')),
  'multipart/form-data': ({ received, endpoint, operations }) =>
    operations.form(endpoint, received),
};
