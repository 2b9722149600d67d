import { startStrapi } from '../support/start-strapi';
import { argumentOf, report } from '../support/child-program';
import { sabotage } from './sabotage';
import { createFaults } from './strapi-faults';
import type { Order, Ready, Start } from './strapi-messages';

/** A real Strapi that can be told to die. Whoever starts it ends it. */
const main = async (): Promise<void> => {
  const start = argumentOf<Start>();
  if (start.sabotage) sabotage(start.sabotage);
  const faults = createFaults();
  faults.watch();
  // Whoever started it has ended.
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  const { strapi, origin } = await startStrapi({ folder: start.folder, listens: true });
  faults.take(strapi);
  // Only the harness speaks to this program.
  process.on('message', (order) => faults.obey(order as Order));
  await report({ origin } satisfies Ready);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
