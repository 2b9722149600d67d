import { readArguments } from '../../sandbox/arguments';
import { startSandbox } from '../../sandbox/server';
import { ask } from './ask';

it('listens on a free loopback port by itself', async () => {
  const sandbox = await startSandbox();
  expect(sandbox.url).toBe(`http://127.0.0.1:${sandbox.port}/api/v1`);
  expect(sandbox.port).toBeGreaterThan(0);
  await sandbox.close();
});

it('keeps two sandboxes apart', async () => {
  const [one, two] = [await startSandbox(), await startSandbox()];
  const json = { model: 'z-image-turbo', prompt: 'a hill' };
  await ask({ base: one.url, path: '/image/generate', json });
  expect([one.ledger().entries.length, two.ledger().entries.length]).toEqual([1, 0]);
  await Promise.all([one.close(), two.close()]);
});

it('closes at once, also while an answer is held back', async () => {
  const sandbox = await startSandbox({ options: { latencyMs: 600_000 } });
  const json = { model: 'z-image-turbo', prompt: 'a hill' };
  const request = ask({ base: sandbox.url, path: '/image/generate', json }).catch(() => 'cut');
  while (sandbox.ledger().entries.length === 0) await new Promise(setImmediate);
  await sandbox.close();
  expect(await request).toBe('cut');
});

it.each(['0.0.0.0', '192.168.1.4', 'example.com', '::'])('does not listen on %s', async (host) => {
  await expect(startSandbox({ host })).rejects.toThrow('loopback');
});

it('reads port, host, latency and balance', () => {
  const argv = ['--port', '0', '--host', '127.0.0.2', '--latency', '30', '--balance', '2.5'];
  expect(readArguments(argv)).toEqual({
    kind: 'start',
    settings: { port: 0, host: '127.0.0.2', balanceUsd: 2.5, options: { latencyMs: 30 } },
  });
});

it('takes port 4010 when none is given', () => {
  expect(readArguments([])).toMatchObject({ settings: { port: 4010, host: '127.0.0.1' } });
});

it.each([
  ['--port', 'high'],
  ['--port', '70000'],
  ['--host', '0.0.0.0'],
  ['--latency', '-5'],
  ['--balance', 'much'],
  ['--colour', 'red'],
])('refuses %s %s', (name, value) => {
  expect(readArguments([`${name}=${value}`]).kind).toBe('wrong');
});

it('explains itself', () => {
  expect(readArguments(['--help']).kind).toBe('help');
});
