import type { OperationRequest } from '../api/operations';

/** What this tab asked for at one place (a task of a field), and what became of it as far as the tab knows. */
export type KeptWork = {
  /** What was pressed, until its operation was seen to end: the same request again carries the same key. */
  intent: { key: string; request: OperationRequest } | null;
  operationId: number | null;
};

/** The key of a request: the one that it went out with before, as long as nobody knows how that ended. */
export const keyFor = ({
  place,
  request,
}: {
  place: string;
  request: OperationRequest;
}): string => {
  const { intent } = recall(place);
  if (intent && JSON.stringify(intent.request) === JSON.stringify(request)) return intent.key;
  const key = drawKey();
  keep({ place, work: { intent: { key, request }, operationId: null } });
  return key;
};

/** What was asked for before where only the accepted price differs: that makes it no other intent, and the server tells by the whole. */
export const asBefore = ({
  place,
  request,
}: {
  place: string;
  request: OperationRequest;
}): OperationRequest => {
  const { intent } = recall(place);
  return intent && withoutPrice(intent.request) === withoutPrice(request)
    ? intent.request
    : request;
};

const withoutPrice = (request: OperationRequest): string =>
  JSON.stringify({ ...request, options: { ...request.options, acceptUsd: undefined } });

/** The server has answered. An answer to what was asked before says nothing of what was asked since. */
export const answered = ({
  place,
  key,
  operationId,
}: {
  place: string;
  key: string;
  operationId: number;
}): void => {
  const work = recall(place);
  if (work.intent?.key === key) keep({ place, work: { ...work, operationId } });
};

/** The operation was seen to end: the same request is another intent from now on. */
export const ended = ({ place, operationId }: { place: string; operationId: number }): void => {
  if (recall(place).operationId === operationId) follow({ place, operationId });
};

/** Nothing was asked here but this operation, as when a person has had another one sent again. */
export const follow = ({ place, operationId }: { place: string; operationId: number }): void =>
  keep({ place, work: { intent: null, operationId } });

/** The server has said that nothing was begun. */
export const refused = ({ place, key }: { place: string; key: string }): void => {
  if (recall(place).intent?.key === key) forget(place);
};

/** Nothing of it is left to be taken. */
export const forget = (place: string): void => {
  attempt(() => sessionStorage.removeItem(nameOf(place)));
};

export const recall = (place: string): KeptWork => {
  const text = attempt(() => sessionStorage.getItem(nameOf(place)));
  // Only this file writes there.
  return (text && attempt(() => JSON.parse(text) as KeptWork)) || NOTHING;
};

const NOTHING: KeptWork = { intent: null, operationId: null };

const nameOf = (place: string): string => `venice.work ${place}`;

const keep = ({ place, work }: { place: string; work: KeptWork }): void => {
  attempt(() => sessionStorage.setItem(nameOf(place), JSON.stringify(work)));
};

/** `crypto.randomUUID` is not there on plain http, where many admins run; this is. */
const drawKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0')
  ).join('');

/** A browser may refuse to store anything. Work goes on without: what was asked for is then found among what waits. */
const attempt = <T>(act: () => T): T | null => {
  try {
    return act();
  } catch {
    return null;
  }
};
