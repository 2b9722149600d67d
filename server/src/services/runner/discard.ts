import type { Core } from '@strapi/strapi';
import { getService } from '../../utils/get-service';

/** Lets go of a result that nobody wants. What is saved already stays; what is gone already is fine. */
export const discard = async ({
  strapi,
  sendId,
}: {
  strapi: Core.Strapi;
  sendId: number;
}): Promise<void> => {
  const journal = getService({ strapi, name: 'journal' });
  const spool = getService({ strapi, name: 'spool' });
  const send = await journal.send(sendId);
  if (!send) return;
  const moved = await journal.move({
    send,
    event: { type: 'discarded' },
    patch: { spoolFile: null },
  });
  const path = moved ? spool.find(send.spoolFile) : null;
  if (path !== null) await spool.remove(path);
};
