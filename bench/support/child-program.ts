import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

type Program = {
  /** A compiled file. */
  path: string;
  /** Travels as JSON and is read with `argumentOf`. */
  argument: unknown;
  env?: Record<string, string>;
};

/** Starts a program of ours in a process of its own and waits for its first message. */
export const startProgram = async <Message>({
  path,
  argument,
  env = {},
}: Program): Promise<{ child: ChildProcess; message: Message }> => {
  const child = fork(path, [JSON.stringify(argument)], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, ...env },
  });
  return { child, message: await nextMessage<Message>(child) };
};

/** Rejects when the program ends, or takes too long, without having said anything. */
export const nextMessage = async <Message>(child: ChildProcess): Promise<Message> => {
  const done = new AbortController();
  const signal = AbortSignal.any([done.signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    const [message] = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`A program ended with ${String(code)} before it had reported`);
      }),
    ]);
    return message as Message; // both ends of the channel are ours
  } finally {
    done.abort();
  }
};

/** Ends it for good and waits until it is gone. */
export const stopProgram = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

/** In the program itself. The caller knows what it was started with. */
export const argumentOf = <Argument>(): Argument =>
  JSON.parse(process.argv[2] ?? 'null') as Argument;

/** Resolves when the other side has it, so that the program may end afterwards. */
export const report = (message: object): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });

const PATIENCE_MS = 120_000;
