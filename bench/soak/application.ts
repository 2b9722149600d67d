import { rm } from 'node:fs/promises';
import { emptyFolder, writeAppFolder } from '../support/app-folder';
import { argumentOf, report } from '../support/child-program';
import { startStrapi } from '../support/start-strapi';

/** A real Strapi over HTTP with so many editors, that tells what memory it uses whenever it is asked. */
export type Application = { baseUrl: string; editors: number };

export type Started = { origin: string; emails: string[]; password: string };

/** In bytes, after everything that nobody needs has been collected. */
export type Memory = { rss: number; heapUsed: number };

const PASSWORD = 'Passw0rd-of-an-editor';

const main = async (): Promise<void> => {
  const { baseUrl, editors } = argumentOf<Application>();
  const folder = emptyFolder();
  // As many at once as the plugin allows: waiting for a place is not what is measured.
  writeAppFolder({ folder, venice: { apiKey: 'key', baseUrl, concurrency: 20 } });
  const { strapi, origin } = await startStrapi({ folder, listens: true });
  const end = async () => {
    await strapi.destroy();
    await rm(folder, { recursive: true, force: true });
    process.exit(0);
  };
  const role = await strapi.service('admin::role').getSuperAdmin();
  const emails: string[] = [];
  for (let n = 1; n <= editors; n += 1) {
    const email = `editor-${n}@example.com`;
    await strapi.service('admin::user').create({
      firstname: `Editor ${n}`,
      lastname: 'Soak',
      email,
      password: PASSWORD,
      isActive: true,
      registrationToken: null,
      roles: [role.id],
    });
    emails.push(email);
  }
  process.on('message', (question) => {
    if (question === 'end') void end();
    else void report(memory());
  });
  // Whoever started it has ended.
  process.once('disconnect', () => void end());
  await report({ origin, emails, password: PASSWORD } satisfies Started);
};

const memory = (): Memory => {
  // The first collection runs finalizers, whose memory the second one frees.
  global.gc?.();
  global.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heapUsed };
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
