import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { nextMessage } from '../support/child-program';
import type { News, Order, Ready, Start } from './strapi-messages';

export type StrapiProcess = Awaited<ReturnType<typeof startStrapiProcess>>;

/** Starts Strapi in a process of its own and resolves when it listens. What it logs goes into a file of the folder. */
export const startStrapiProcess = async (start: Start) => {
  const log = openSync(join(start.folder, 'strapi.log'), 'a');
  const child = fork(join(__dirname, 'strapi-program.js'), [JSON.stringify(start)], {
    stdio: ['ignore', log, log, 'ipc'],
    env: { ...process.env, TMPDIR: join(start.folder, 'tmp') },
  });
  const heard = new EventEmitter();
  const latest = new Set<News['news']>();
  // Only our own program speaks to us.
  child.on('message', (message: Ready | News) => {
    if (!('news' in message)) return;
    latest.add(message.news);
    heard.emit(message.news);
  });
  const gone = once(child, 'exit').then(() => undefined);
  const { origin } = await nextMessage<Ready>(child).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    origin,
    isAlive: (): boolean => child.exitCode === null && child.signalCode === null,
    /** Resolves when it has ended, however that came. */
    gone,
    tell: (order: Order): void => say({ child, order }),
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await gone;
    },
    freeze: (): boolean => child.kill('SIGSTOP'),
    thaw: (): boolean => child.kill('SIGCONT'),
    /** What it reports from now on counts. */
    forget: (news: News['news']): boolean => latest.delete(news),
    hasHeard: (news: News['news']): boolean => latest.has(news),
    async hear(news: News['news']): Promise<void> {
      if (!latest.has(news)) await once(heard, news);
    },
  };
};

/** One that has just died cannot be told anything, and need not be. */
const say = ({ child, order }: { child: ChildProcess; order: Order }): void => {
  if (child.connected) child.send(order, () => undefined);
};
