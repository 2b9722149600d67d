import type { Core } from '@strapi/strapi';
import { checkpoint } from '../../utils/checkpoint';
import { getService } from '../../utils/get-service';
import type { FoundSend } from './names';
import type { Receipt } from './receipts';

type Accepted = Extract<Receipt, { kind: 'job' }>;

/**
 * Writes down that Venice has taken a job: it is paid, and only what stands here finds it again. False where another process has taken
 * the send over; its receipt then stays on the disk, and the next sweep takes it from there.
 */
export const accept = async ({
  strapi,
  send,
  receipt: { job, meta, attempts },
}: {
  strapi: Core.Strapi;
  /** In this process's hand. */
  send: FoundSend;
  receipt: Accepted;
}): Promise<boolean> => {
  const accepted = await getService({ strapi, name: 'journal' }).move({
    send,
    event: { type: 'accepted' },
    patch: {
      ...job,
      attempts,
      charge: 'charged',
      retryAt: null,
      error: null,
      requestId: meta.requestId,
      cfRay: meta.cfRay,
      progress: null,
    },
    lease: 'mine',
    keep: true,
  });
  if (accepted) checkpoint('job-accepted');
  return accepted;
};
