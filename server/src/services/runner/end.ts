import type { Core } from '@strapi/strapi';
import { getService } from '../../utils/get-service';
import type { VeniceError } from '../../venice';
import { failureOf } from '../operations/failure';
import type { Attempt, SendRow } from '../journal/rows';
import type { Receipt } from './receipts';

type Failure = Extract<Receipt, { kind: 'failure' }>['failure'];

/** What the journal learns of a failure, in a form that can lie on a disk. */
export const failureReceipt = (failure: VeniceError): Failure => {
  const { code, charge, cfRay, requestId } = failure;
  return { code, charge, cfRay, requestId, error: failureOf(failure) };
};

/** Writes down how sends ended that brought nothing. False where somebody else has taken one over: that is left to them. */
export const end = async ({
  strapi,
  sends,
  failure,
  attempts,
  lease = 'mine',
}: {
  strapi: Core.Strapi;
  sends: readonly SendRow[];
  failure: Failure | VeniceError;
  attempts?: Attempt[];
  lease?: 'mine' | 'any';
}): Promise<boolean> => {
  const { code, charge, cfRay, requestId, error } =
    'error' in failure ? failure : failureReceipt(failure);
  const learned = attempts === undefined ? {} : { attempts };
  let all = true;
  for (const send of sends) {
    const moved = await getService({ strapi, name: 'journal' }).move({
      send,
      event: { type: 'ended', code, charge },
      patch: { ...learned, charge, cfRay, requestId, error, retryAt: null, finishedAt: new Date() },
      lease,
    });
    all &&= moved;
  }
  return all;
};
