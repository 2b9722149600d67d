import { readdir } from 'node:fs/promises';
import * as z from 'zod/v4';
import { partsOf } from '../support/loopback';
import { failure } from '../support/venice-client';
import { ANSWERS, contentOf, placed, ROWS, useRows } from './rows';

const { venice, folder, client, send, last } = useRows();

const paid = ROWS.filter(({ endpoint }) => endpoint.billed);
const ofParameters = ROWS.filter(({ endpoint }) => endpoint.whole === undefined);
const withParts = ROWS.filter(({ endpoint }) => endpoint.path.includes('{'));
const formPosts = ROWS.filter(({ endpoint }) => endpoint.encoding === 'json-or-form');

const HTML = '<!DOCTYPE html><html><body><h1>Error</h1></body></html>';

describe('what goes out', () => {
  it.each(ROWS)('$name goes to its path by its method', async (row) => {
    venice().script(row.example.answer);
    await send(row, row.example.minimal);
    const { path } = placed(row, row.example.minimal);
    expect(`${last().method} ${last().path}`).toBe(`${row.endpoint.method} ${path}`);
  });

  it.each(ROWS)('$name has an example of every parameter', ({ endpoint, example }) => {
    const schema = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' });
    const names = Object.keys(schema.properties ?? {}).sort();
    expect(Object.keys(example.full).sort()).toEqual(names);
  });

  it.each(ROWS)('$name carries every parameter that it has, spelt as given', async (row) => {
    venice().script(row.example.answer);
    await send(row, row.example.full);
    const { path, headers } = placed(row, row.example.full);
    expect(await contentOf(last())).toEqual(row.example.wire);
    expect(last()).toMatchObject({ path, headers });
  });

  it.each(ofParameters)('$name has an example that leaves nothing out', (row) => {
    const { full, neverSent, wire } = row.example;
    const { rest } = placed(row, full);
    expect(Object.keys(wire).sort()).toEqual(
      rest.filter((name) => !neverSent.includes(name)).sort()
    );
  });

  it.each(formPosts)('$name carries files as a form with the same fields', async (row) => {
    venice().script(row.example.answer);
    await send(row, row.example.withFiles);
    const names = new Set((await partsOf(last())).map(({ name }) => name));
    expect([...names].sort()).toEqual(Object.keys(row.example.withFiles ?? {}).sort());
  });

  it.each(ROWS)('$name refuses a parameter that nobody knows, for free', async (row) => {
    const error = await failure(send(row, { ...row.example.minimal, brand_new: 1 }));
    expect(error.code).toBe('invalid_input');
    expect(venice().received).toHaveLength(0);
  });

  // A body that is one value by itself has no room for more.
  it.each(ofParameters)('$name sends the same parameter when it comes as extra', async (row) => {
    venice().script(row.example.answer);
    await client().send(row.name, row.example.minimal, { extra: { brand_new: 'x' } });
    expect(await contentOf(last())).toMatchObject({ brand_new: 'x' });
  });

  it.each(withParts)('$name is not led elsewhere by a part of its path', async (row) => {
    const parts = [...row.endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
    const away = Object.fromEntries(parts.map((name) => [name, '..']));
    const error = await failure(send(row, { ...row.example.minimal, ...away }));
    expect(error.code).toBe('invalid_input');
    expect(venice().received).toHaveLength(0);
  });
});

describe('what comes back', () => {
  it.each(ANSWERS)('$name reads a true answer ($what)', async ({ row, answer, data }) => {
    venice().script(answer);
    const read = await send(row, row.example.minimal);
    expect(read.data).toMatchObject(data);
    expect(read.meta).toMatchObject({ status: 200, attempts: 1 });
  });

  it.each(ROWS)('$name forgives headers and keys that nobody knows', async (row) => {
    const { headers, body } = row.example.answer;
    const more = Buffer.isBuffer(body) ? body : { ...(body as object), brand_new: { a: 1 } }; // JSON where it is no file
    venice().script({ headers: { ...headers, 'x-venice-brand-new': 'a' }, body: more });
    expect((await send(row, row.example.minimal)).data).toMatchObject(row.example.data);
  });

  it.each(ROWS)('$name cannot read a page and leaves no file', async (row) => {
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
