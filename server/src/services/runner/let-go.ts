import type { Core } from '@strapi/strapi';
import { getService } from '../../utils/get-service';
import type { SendRow } from '../journal/rows';

/**
 * Lets go of a result: nobody wants it, or nobody came for it in time. What is saved already stays, as does what another process saves
 * just now; what is gone already is fine. Answers whether it was there to be let go of.
 */
export const letGo = async ({
  strapi,
  send,
  type,
}: {
  strapi: Core.Strapi;
  send: SendRow;
  type: 'discarded' | 'expired';
}): Promise<boolean> => {
  const spool = getService({ strapi, name: 'spool' });
  const moved = await getService({ strapi, name: 'journal' }).move({
    send,
    event: { type },
    patch: { spoolFile: null, expiresAt: null, retryAt: null },
    lease: 'free',
  });
  const path = moved ? spool.find(send.spoolFile) : null;
  if (path !== null) await spool.remove(path);
  return moved;
};
