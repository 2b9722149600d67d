import { readdir, rm } from 'node:fs/promises';
import * as z from 'zod/v4';
import { ENDPOINTS, type EndpointName, type InputOf } from '../../server/src/venice';
import type { Endpoint } from '../../server/src/venice/endpoints/endpoint';
import { jsonOf, partsOf, useLoopback, type Received } from '../support/loopback';
import { useTempFolder } from '../support/temp-folder';
import { failure, openClient } from '../support/venice-client';
import { EXAMPLES, type Example } from '../support/venice-examples';

/** Runs over every row of the table: an endpoint that is added has to pass without a line changed here. */
type Row = { name: EndpointName; endpoint: Endpoint; example: Example<EndpointName> };
const rows = (Object.keys(ENDPOINTS) as EndpointName[]).map(
  // the keys of the table are its names
  (name): Row => ({
    name,
    endpoint: ENDPOINTS[name],
    example: EXAMPLES[name] as unknown as Example<EndpointName>, // a row of some name, which each test uses as a whole
  })
);
const paid = rows.filter(({ endpoint }) => endpoint.billed);
const free = rows.filter(({ endpoint }) => !endpoint.billed);
const posts = rows.filter(({ endpoint }) => endpoint.encoding !== 'query');
const formPosts = rows.filter(({ endpoint }) => endpoint.encoding === 'json-or-form');

const venice = useLoopback();
const folder = useTempFolder();
const client = () => openClient({ baseUrl: venice().url, spoolDir: folder() });
const send = ({ name }: Row, input: InputOf<EndpointName>, timeoutMs = 5_000) =>
  client().send(name, input, { timeoutMs });
const last = (): Received => venice().received.at(-1) as Received; // each test has just sent it

const HTML = '<!DOCTYPE html><html><body><h1>Error</h1></body></html>';
const OWN = { error: 'Venice says no' };

describe('what goes out', () => {
  it.each(rows)('$name goes to its path by its method', async (row) => {
    venice().script(row.example.answer);
    await send(row, row.example.minimal);
    expect(`${last().method} ${last().path}`).toBe(row.name);
  });

  it.each(rows)('$name has an example of every parameter', ({ endpoint, example }) => {
    const schema = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' });
    const names = Object.keys(schema.properties ?? {}).sort();
    expect(Object.keys(example.full).sort()).toEqual(names);
  });

  it.each(posts)('$name carries every parameter that it has, spelt as given', async (row) => {
    venice().script(row.example.answer);
    await send(row, row.example.full);
    expect(jsonOf(last())).toEqual(row.example.wire);
    expect(Object.keys(row.example.wire).sort()).toEqual(
      Object.keys(row.example.full)
        .filter((name) => !row.example.neverSent.includes(name))
        .sort()
    );
  });

  it.each(free)('$name carries its parameters in the query', async (row) => {
    venice().script(row.example.answer);
    await send(row, row.example.full);
    expect(Object.fromEntries(new URLSearchParams(last().query))).toEqual(row.example.wire);
  });

  it.each(formPosts)('$name carries files as a form with the same fields', async (row) => {
    venice().script(row.example.answer);
    await send(row, row.example.withFiles as InputOf<EndpointName>); // every row that takes files has one
    const names = new Set((await partsOf(last())).map(({ name }) => name));
    expect([...names].sort()).toEqual(Object.keys(row.example.withFiles ?? {}).sort());
  });

  it.each(rows)('$name refuses a parameter that nobody knows, for free', async (row) => {
    const input: object = { ...row.example.minimal, brand_new: 1 };
    expect((await failure(send(row, input as typeof row.example.minimal))).code).toBe(
      'invalid_input'
    );
    expect(venice().received).toHaveLength(0);
  });

  it.each(rows)('$name sends the same parameter when it comes as extra', async (row) => {
    venice().script(row.example.answer);
    await client().send(row.name, row.example.minimal, { extra: { brand_new: 1 } });
    expect(last().query + last().body.toString('latin1')).toMatch(/brand_new"?[:=]1/);
  });
});

describe('what comes back', () => {
  it.each(rows)('$name reads a true answer', async (row) => {
    venice().script(row.example.answer);
    const { data, meta } = await send(row, row.example.minimal);
    expect(data).toMatchObject(row.example.data);
    expect(meta).toMatchObject({ status: 200, attempts: 1 });
  });

  it.each(rows)('$name forgives headers and keys that nobody knows', async (row) => {
    const { headers, body } = row.example.answer;
    const more = Buffer.isBuffer(body) ? body : { ...(body as object), brand_new: { a: 1 } }; // JSON where it is no picture
    venice().script({ headers: { ...headers, 'x-venice-brand-new': 'a' }, body: more });
    expect((await send(row, row.example.minimal)).data).toMatchObject(row.example.data);
  });

  it.each(rows)('$name cannot read a page and leaves no file', async (row) => {
    venice().script({ headers: { 'content-type': 'text/html' }, body: HTML });
    expect((await failure(send(row, row.example.minimal))).code).toBe('bad_response');
    expect(await readdir(folder())).toEqual([]);
  });

  it.each(paid)('$name says that an answer was charged which cannot be read', async (row) => {
    venice().script({ body: '' });
    expect((await failure(send(row, row.example.minimal))).charge).toBe('charged');
    expect(venice().received).toHaveLength(1);
  });
});

const STATUSES = [
  [400, 'rejected', 1],
  [401, 'unauthorized', 1],
  [402, 'payment_required', 1],
  [403, 'unauthorized', 1],
  [404, 'rejected', 1],
  [409, 'rejected', 1],
  [410, 'rejected', 1],
  [413, 'rejected', 1],
  [415, 'rejected', 1],
  [429, 'rate_limited', 4],
  [500, 'inference_failed', 3],
  [502, 'inference_failed', 3],
  [503, 'unavailable', 4],
] as const;

const each = (some: Row[]) =>
  some.flatMap((row) =>
    STATUSES.map(([status, code, times]) => ({ ...row, row, status, code, times }))
  );

describe('every status that costs nothing', () => {
  it.each(each(rows))('$name: $status is $code', async ({ row, status, code, times }) => {
    venice().script({ status, body: OWN });
    const error = await failure(send(row, row.example.minimal));
    expect(error).toMatchObject({ code, status, charge: 'none', attempts: times });
    expect(venice().received).toHaveLength(times);
  });

  it.each(rows)('$name: a 402 that offers another way to pay means no key', async (row) => {
    venice().script({ status: 402, body: { x402Version: 2, accepts: [] } });
    const error = await failure(send(row, row.example.minimal));
    expect(error).toMatchObject({ code: 'unauthorized', reason: 'no_key', charge: 'none' });
  });

  it.each(paid)('$name: a 422 is content policy, charged as the endpoint knows', async (row) => {
    venice().script({ status: 422, body: OWN });
    const error = await failure(send(row, row.example.minimal));
    expect(error).toMatchObject({ code: 'content_policy', charge: row.endpoint.chargeWhenBlocked });
    expect(venice().received).toHaveLength(1);
  });

  it.each(['POST /image/edit', 'POST /image/multi-edit'] as const)(
    '%s does not know whether a blocked picture was charged',
    (name) => {
      expect(ENDPOINTS[name].chargeWhenBlocked).toBe('unknown');
    }
  );
});

const LOST = [
  ['a reset', { reset: true }],
  ['a 500 that is a page', { status: 500, body: HTML }],
  ['a 502 that is a page', { status: 502, body: HTML }],
  ['a 503 that is a page', { status: 503, body: HTML }],
  ['an empty 500', { status: 500, body: '' }],
  ['a 504', { status: 504, body: OWN }],
  ['a 520', { status: 520, body: HTML }],
  ['a 524', { status: 524, body: OWN }],
] as const;

const lost = (some: Row[]) =>
  some.flatMap((row) => LOST.map(([what, reply]) => ({ ...row, row, what, reply })));

describe('where the charge is unknown, nothing is sent again', () => {
  it.each(lost(paid))('$name: not after $what', async ({ row, reply }) => {
    venice().script(reply, row.example.answer);
    const error = await failure(send(row, row.example.minimal));
    expect(error).toMatchObject({ code: 'no_answer', charge: 'unknown', attempts: 1 });
    expect(venice().received).toHaveLength(1);
  });

  it.each(paid)('$name: not after our own time limit', async (row) => {
    venice().script({ hang: true });
    const error = await failure(send(row, row.example.minimal, 40));
    expect(error).toMatchObject({ code: 'no_answer', charge: 'unknown', attempts: 1 });
    expect(venice().received).toHaveLength(1);
  });

  it.each(lost(free))('$name is free and asked again after $what', async ({ row, reply }) => {
    venice().script(reply, row.example.answer);
    expect((await send(row, row.example.minimal)).meta.attempts).toBe(2);
  });
});

describe('a request that never left', () => {
  it.each(rows)('$name may be tried again, and costs nothing', async (row) => {
    await venice().close();
    const error = await failure(send(row, row.example.minimal));
    expect(error).toMatchObject({ code: 'unreachable', charge: 'none', attempts: 4 });
  });

  it.each(paid)('$name is not even prepared without a place for its answer', async (row) => {
    await rm(folder(), { recursive: true });
    const error = await failure(send(row, row.example.minimal));
    expect(error).toMatchObject({ code: 'store_failed', charge: 'none' });
    expect(venice().received).toHaveLength(0);
  });
});
