import { rm } from 'node:fs/promises';
import { failure } from '../support/venice-client';
import { ENDPOINTS } from '../../server/src/venice';
import { ROWS, useRows, type Row } from './rows';

const { venice, folder, send } = useRows();

const paid = ROWS.filter(({ endpoint }) => endpoint.billed);
const free = ROWS.filter(({ endpoint }) => !endpoint.billed);
const repeatable = free.filter(({ endpoint }) => endpoint.repeatable);
const changing = free.filter(({ endpoint }) => !endpoint.repeatable);
const spooling = ROWS.filter(({ endpoint }) => endpoint.decoder.spools);

const HTML = '<!DOCTYPE html><html><body><h1>Error</h1></body></html>';
const OWN = { error: 'Venice says no' };

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

/** Where a failure in Venice's own words means what it says. */
const certain = ROWS.filter(({ endpoint }) => !endpoint.uncertain);
const uncertain = ROWS.filter(({ endpoint }) => endpoint.uncertain);
/** What is looked at for its content. */
const moderated = paid.filter(({ endpoint }) => endpoint.chargeWhenBlocked !== null);
const unmoderated = ROWS.filter(
  ({ endpoint }) => !endpoint.billed || endpoint.chargeWhenBlocked === null
);

describe('every status that costs nothing', () => {
  it.each(each(ROWS).filter(({ row, status }) => status < 500 || certain.includes(row)))(
    '$name: $status is $code',
    async ({ row, status, code, times }) => {
      venice().script({ status, body: OWN });
      const error = await failure(send(row, row.example.minimal));
      expect(error).toMatchObject({ code, status, charge: 'none', attempts: times });
      expect(venice().received).toHaveLength(times);
    }
  );

  it.each(ROWS)('$name: a 402 that offers another way to pay means no key', async (row) => {
    venice().script({ status: 402, body: { x402Version: 2, accepts: [] } });
    const error = await failure(send(row, row.example.minimal));
    expect(error).toMatchObject({ code: 'unauthorized', reason: 'no_key', charge: 'none' });
  });

  it.each(ROWS)('$name: a 410 says that it is retired', async (row) => {
    venice().script({ status: 410, body: OWN });
    expect((await failure(send(row, row.example.minimal))).reason).toBe('retired');
  });

  it.each(moderated)(
    '$name: a 422 is content policy, charged as the endpoint knows',
    async (row) => {
      venice().script({ status: 422, body: OWN });
      const error = await failure(send(row, row.example.minimal));
      expect(error).toMatchObject({
        code: 'content_policy',
        charge: row.endpoint.chargeWhenBlocked,
      });
      expect(venice().received).toHaveLength(1);
    }
  );

  it.each(unmoderated)('$name: a 422 is a refusal, because nothing was made', async (row) => {
    venice().script({ status: 422, body: OWN });
    const error = await failure(send(row, row.example.minimal));
    expect(error).toMatchObject({ code: 'rejected', charge: 'none', attempts: 1 });
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

describe('where something may have happened, nothing is sent again', () => {
  it('moves money, makes keys, or reaches a chain', () => {
    expect(uncertain.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['POST /x402/top-up', 'POST /api_keys', 'POST /crypto/rpc/{network}'])
    );
  });

  it.each(each(uncertain).filter(({ status }) => status >= 500))(
    '$name: not after a $status in Venice’s own words',
    async ({ row, status }) => {
      venice().script({ status, body: OWN }, row.example.answer);
      const error = await failure(send(row, row.example.minimal));
      expect(error).toMatchObject({ code: 'no_answer', status, attempts: 1 });
      expect(error.charge).toBe(row.endpoint.billed ? 'unknown' : 'none');
    }
  );

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

  it.each(lost(changing))('$name is free, and not repeated after $what', async ({ row, reply }) => {
    venice().script(reply, row.example.answer);
    const error = await failure(send(row, row.example.minimal));
    expect(error).toMatchObject({ code: 'no_answer', charge: 'none', attempts: 1 });
    expect(venice().received).toHaveLength(1);
  });

  it.each(lost(repeatable))('$name is asked again after $what', async ({ row, reply }) => {
    venice().script(reply, row.example.answer);
    expect((await send(row, row.example.minimal)).meta.attempts).toBe(2);
  });

  it('nothing that costs money counts as repeatable', () => {
    expect(paid.filter(({ endpoint }) => endpoint.repeatable)).toEqual([]);
  });

  it('nothing that changes anything counts as repeatable, but for signing off a job', () => {
    const METHODS = ['PATCH', 'DELETE'];
    expect(repeatable.filter(({ endpoint }) => METHODS.includes(endpoint.method))).toEqual([]);
    expect(
      repeatable.filter(({ endpoint }) => endpoint.method === 'POST').map(({ name }) => name)
    ).toEqual([
      'POST /video/quote',
      'POST /video/retrieve',
      'POST /video/complete',
      'POST /audio/quote',
      'POST /audio/retrieve',
      'POST /audio/complete',
    ]);
  });
});

describe('a request that never left', () => {
  it.each(ROWS)('$name may be tried again, and costs nothing', async (row) => {
    await venice().close();
    const error = await failure(send(row, row.example.minimal));
    expect(error).toMatchObject({ code: 'unreachable', charge: 'none', attempts: 4 });
  });

  it.each(spooling)('$name is not even prepared without a place for its answer', async (row) => {
    await rm(folder(), { recursive: true });
    const error = await failure(send(row, row.example.minimal));
    expect(error).toMatchObject({ code: 'store_failed', charge: 'none' });
    expect(venice().received).toHaveLength(0);
  });
});
