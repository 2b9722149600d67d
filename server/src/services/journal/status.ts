import type {
  Decision,
  OperationStatus,
  SendError,
  SendState,
} from '../../../../shared/contracts/operation';

type Part = {
  state: SendState;
  error: SendError | null;
  decision?: Decision | null;
  /** It is on the disk of a server that gives no sign of life. */
  stranded?: boolean;
};

/**
 * What the sends of an operation amount to. `saves` tells whether results are saved by themselves: then a received picture is work in
 * progress until its save fails; otherwise it waits for a person.
 */
export const statusOf = ({
  sends,
  saves,
}: {
  sends: readonly Part[];
  saves: boolean;
}): OperationStatus => {
  if (sends.some((send) => isRunning({ send, saves }))) return 'running';
  if (sends.some(waits)) return 'waiting';
  const came = sends.filter(({ state }) => CAME.has(state)).length;
  if (came === sends.length) return 'done';
  return came === 0 ? 'failed' : 'partial';
};

/** A picture that came and has been dealt with, even if nobody wanted it. */
const CAME: ReadonlySet<SendState> = new Set<SendState>(['stored', 'discarded', 'expired']);

/** Of one that does not run: whether a person has to say what becomes of it. */
const waits = ({ state, decision = null }: Part): boolean =>
  state === 'received' || (state === 'unknown' && decision === null);

/** Whether the server still has something to do for it. */
export const isRunning = ({ send, saves }: { send: Part; saves: boolean }): boolean =>
  send.state === 'queued' ||
  send.state === 'sending' ||
  send.state === 'processing' ||
  (send.state === 'received' && saves && send.error === null && !send.stranded);
