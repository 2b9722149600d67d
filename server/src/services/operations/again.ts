import type { Core } from '@strapi/strapi';
import type { Operation } from '../../../../shared/contracts/operation';
import type { OperationOptions } from '../../../../shared/contracts/operations';
import { OPERATIONS, type Kind } from '../../../../shared/operations';
import { getService } from '../../utils/get-service';
import { VeniceError } from '../../venice';
import type { OperationRow, SendRow, StoredRequest } from '../journal/rows';
import { cameToNothing } from './came-to-nothing';
import type { Intent } from './intent';
import type { Caller } from './request';

export type Started = { operation: Operation; done: Promise<Operation> };

type Start = (question: {
  kind: Kind;
  input: object;
  options: OperationOptions;
  caller: Caller;
  intent: Intent;
}) => Promise<Started>;

/** What a person may say of a send whose outcome is unknown. */
export const createAgain = ({ strapi, start }: { strapi: Core.Strapi; start: Start }) => {
  const journal = () => getService({ strapi, name: 'journal' });

  return {
    /**
     * Asks for it once more, with the same model and seed, as a new operation of whoever decides. That may cost a second time. However
     * often this is called for the same send, it is sent again once, unless that came to nothing and was free. Throws VeniceError
     * `invalid_input` where nothing is unknown, or where the request is not in the journal.
     */
    async resend({
      sendId,
      caller,
      acceptUsd,
    }: {
      sendId: number;
      caller: Caller;
      /** Of a job: prices change. Left out: what was accepted before. */
      acceptUsd?: number;
    }): Promise<Started> {
      const send = await journal().send(sendId);
      if (!send || send.state !== 'unknown' || send.decision === 'given_up') throw undecidable();
      const { operation } = send;
      const { request, kind } = operation;
      if (request === null) throw notRepeatable();
      const before = await successorOf({ strapi, send });
      if (before) return before;
      const together = await sharers({ strapi, send });
      const started = await start({
        kind,
        input: inputOf({ operation, request, send, images: together.length }),
        options: { ...request.options, ...(acceptUsd === undefined ? {} : { acceptUsd }) },
        caller,
        // A second click, or another tab, finds the operation of the first.
        intent: { key: `again:${together[0] ?? sendId}`, fingerprint: null },
      });
      const successorId = started.operation.id;
      await journal().decide({ ids: together, decision: 'sent_again', successorId, over: true });
      const done = started.done.then(async (ended) => {
        if (cameToNothing(ended)) await journal().undecide({ ids: together, successorId });
        return ended;
      });
      // Routes do not wait for it.
      done.catch(() => strapi.log.warn(`venice: operation ${successorId} could not be followed`));
      return { operation: started.operation, done };
    },

    /** Takes it off what waits. Throws VeniceError `invalid_input` where nothing is unknown. */
    async giveUp(sendId: number): Promise<void> {
      const decided = await journal().decide({ ids: [sendId], decision: 'given_up' });
      if (decided) return;
      const send = await journal().send(sendId);
      if (send?.decision !== 'given_up') throw undecidable();
    },
  };
};

/** The operation that it was sent again with, on its own or with others of its request. Null where there is none, or it was in vain. */
const successorOf = async ({
  strapi,
  send: { decision, successorId },
}: {
  strapi: Core.Strapi;
  send: SendRow;
}): Promise<Started | null> => {
  if (decision === null || successorId === null) return null;
  const operation = await getService({ strapi, name: 'journal' }).find(successorId);
  if (!operation || cameToNothing(operation)) return null;
  return { operation, done: getService({ strapi, name: 'runner' }).follow({ operation }) };
};

/** Images of one request with native variants can only be asked for together. */
const sharers = async ({
  strapi,
  send,
}: {
  strapi: Core.Strapi;
  send: SendRow & { operation: OperationRow };
}): Promise<number[]> => {
  if (!isNative(send.operation)) return [send.id];
  const siblings = await getService({ strapi, name: 'journal' }).sends(send.operation.id);
  return siblings
    .filter(({ state, decision }) => state === 'unknown' && decision !== 'given_up')
    .map(({ id }) => id);
};

const isNative = ({ request }: OperationRow): boolean => request?.input.variants_mode === 'native';

const inputOf = ({
  operation,
  request,
  send,
  images,
}: {
  operation: OperationRow;
  request: StoredRequest;
  send: SendRow;
  images: number;
}): object => {
  const { variants: _variants, ...input } = request.input;
  const { kind, model } = operation;
  // What the settings filled in then may have changed since.
  const { modelField } = OPERATIONS[kind];
  const chosen = input.model ?? input.modelId ?? model;
  return {
    ...input,
    ...(modelField === null || chosen === null ? {} : { [modelField]: chosen }),
    ...(send.seed === null || kind !== 'generate' ? {} : { seed: send.seed }),
    ...(isNative(operation) && images > 1 ? { variants: images } : {}),
  };
};

const refused = (message: string): VeniceError =>
  new VeniceError({ code: 'invalid_input', message, issues: [{ path: 'id', message }] });

const undecidable = () => refused('There is no unknown outcome to decide');

const notRepeatable = () =>
  refused(
    'It was made from a picture that is not in the Media Library, so it has to be asked for anew'
  );
