import knex from 'knex';
import { why } from '../../../server/src/utils/why';

it('is the message of an error', () => {
  expect(why(new Error('The disk is full - again'))).toBe('The disk is full - again');
});

it('is a text that was thrown', () => {
  expect(why('The disk is full')).toBe('The disk is full');
});

it.each([[undefined], [null], [{ message: 'secret' }], [7]])('is nothing of %j', (thrown) => {
  expect(why(thrown)).toBe('unknown');
});

it('is nothing of the statement that a database refused, nor of its values', async () => {
  const db = knex({
    ...{ client: 'better-sqlite3', connection: { filename: ':memory:' } },
    useNullAsDefault: true,
  });
  try {
    const url = 'https://example.com/a - b.mp4?token=hidden';
    const outcome = await db('nowhere')
      .update({ url })
      .catch((error: unknown) => error);
    expect(String(outcome)).toContain('hidden');
    expect(why(outcome)).toBe('no such table: nowhere');
  } finally {
    await db.destroy();
  }
});

it.each([
  ['select * from a where b = 1 - the database is locked', 'the database is locked'],
  ['\n  INSERT INTO a VALUES (1 - 2) - disk I/O error', 'disk I/O error'],
  ['update a set b = $1 - c - deadlock detected', 'deadlock detected'],
  ['delete from a where b = 1', 'Error of the database'],
])('of %j is %j', (message, expected) => {
  expect(why(new Error(message))).toBe(expected);
});

it.each(['Updated too late', 'Selection is empty - none', 'within 5 s - no more'])(
  'is the whole of %j, which is no statement',
  (message) => {
    expect(why(new Error(message))).toBe(message);
  }
);
