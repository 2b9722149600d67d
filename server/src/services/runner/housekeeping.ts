import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { parseConfig } from '../../config';
import { getService } from '../../utils/get-service';
import { why } from '../../utils/why';
import type { Jobs } from './jobs';
import { removeOrphans } from './orphans';
import { sweep } from './sweep';

/** What has to be done again and again while the server runs. Neither a failing beat nor a failing sweep ends the next one. */
export const createHousekeeping = ({
  strapi,
  save,
  jobs,
  running,
  abort,
}: {
  strapi: Core.Strapi;
  save(sendId: number): Promise<void>;
  jobs: Pick<Jobs, 'begin' | 'takeOver'>;
  /** Operations that run in this process. */
  running(): number[];
  abort(operationId: number): void;
}) => {
  const timers: NodeJS.Timeout[] = [];
  /** Beats may overlap a sweep, but sweeps not each other. */
  let sweeping: Promise<void> | null = null;
  let stopped = false;
  const journal = () => getService({ strapi, name: 'journal' });

  const beat = async (): Promise<void> => {
    await journal().leases.renew();
    for (const id of await journal().lookups.cancelled(running())) abort(id);
  };

  const tidy = async (): Promise<void> => {
    await sweep({ strapi, now: new Date(), save, ...jobs, isOver: () => stopped });
    await getService({ strapi, name: 'spool' }).removeOldSources();
    await removeOrphans({ strapi });
  };

  const once = (): Promise<void> => {
    sweeping ??= tidy().finally(() => {
      sweeping = null;
    });
    return sweeping;
  };

  const logged = (work: () => Promise<void>) => () => {
    work().catch((error: unknown) => {
      strapi.log.warn(`venice: housekeeping failed and is tried again: ${why(error)}`);
    });
  };

  return {
    /** One that begins now: what another is looking at already may be older than what the caller means. */
    async sweep(): Promise<void> {
      await sweeping?.catch(() => undefined);
      await once();
    },

    /** Begins at once, and without being waited for: what an earlier process left to be saved may take its time. */
    start(): void {
      if (stopped) return;
      const { leaseMs } = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
      // Three signs of life in the time of one: two may be missed.
      timers.push(setInterval(logged(beat), leaseMs / 3), setInterval(logged(once), leaseMs));
      for (const timer of timers) timer.unref();
      logged(once)();
    },

    /** Resolves when nothing of it is under way. */
    async stop(): Promise<void> {
      stopped = true;
      for (const timer of timers.splice(0)) clearInterval(timer);
      await sweeping?.catch(() => undefined);
    },
  };
};
