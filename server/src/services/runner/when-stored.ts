import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { getService } from '../../utils/get-service';
import { VeniceError } from '../../venice';

const LOOK_EVERY_MS = 250;

/** Waits while another process saves a result: until it is stored, or its lease has run out. Throws VeniceError `store_failed` after `patienceMs`. */
export const whenStored = async ({
  strapi,
  sendId,
  patienceMs,
}: {
  strapi: Core.Strapi;
  sendId: number;
  patienceMs: number;
}): Promise<void> => {
  for (let waited = 0; waited <= patienceMs; waited += LOOK_EVERY_MS) {
    await wait(LOOK_EVERY_MS);
    const send = await getService({ strapi, name: 'journal' }).send(sendId);
    const leased = send?.leaseUntil && Number(send.leaseUntil) > Date.now();
    if (!send || send.state !== 'received' || !leased) return;
  }
  throw new VeniceError({
    code: 'store_failed',
    message: 'Another server of this application is still saving the picture',
  });
};
