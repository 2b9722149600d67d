import type { Core } from '@strapi/strapi';
import { getService } from '../../utils/get-service';
import { VeniceError } from '../../venice';
import { failureOf } from '../images/failure';
import { letGo } from './let-go';

type Question = {
  strapi: Core.Strapi;
  save(sendId: number): Promise<void>;
};

/**
 * Gives what an earlier process of this installation left behind the end that is known of it: what was out may have been charged, what
 * was queued has not been sent, what had come is saved. Right as long as one process at a time uses a spool folder.
 */
export const settleAbandoned = async ({ strapi, save }: Question): Promise<void> => {
  const journal = getService({ strapi, name: 'journal' });
  const spool = getService({ strapi, name: 'spool' });
  for (const send of await journal.abandoned(spool.instance())) {
    if (send.state === 'received') {
      await save(send.id);
      continue;
    }
    const failure = send.state === 'sending' ? lost() : unsent();
    await journal.move({
      send,
      event: { type: 'ended', code: failure.code },
      patch: {
        charge: failure.charge,
        error: failureOf(failure),
        retryAt: null,
        finishedAt: new Date(),
      },
    });
  }
  await spool.removeOldSources();
};

/** Results that nobody kept in time. */
export const expire = async ({ strapi, now }: { strapi: Core.Strapi; now: Date }) => {
  const instance = getService({ strapi, name: 'spool' }).instance();
  const overdue = await getService({ strapi, name: 'journal' }).overdue({ instance, now });
  for (const send of overdue) await letGo({ strapi, send, type: 'expired' });
};

const lost = () =>
  new VeniceError({ code: 'no_answer', message: 'The server stopped while Venice was at work' });

const unsent = () =>
  new VeniceError({
    code: 'aborted',
    charge: 'none',
    message: 'The server stopped before it was sent',
  });
