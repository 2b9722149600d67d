#!/usr/bin/env node
import { HELP, readArguments } from './arguments';
import { startSandbox } from './server';

const main = async (): Promise<void> => {
  const command = readArguments(process.argv.slice(2));
  if (command.kind === 'help') {
    process.stdout.write(HELP);
    return;
  }
  if (command.kind === 'wrong') {
    process.stderr.write(`${command.reason}\n\n${HELP}`);
    process.exitCode = 2;
    return;
  }
  const sandbox = await startSandbox(command.settings);
  const stop = (): void => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(`Venice sandbox: ${sandbox.url}\n`);
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
