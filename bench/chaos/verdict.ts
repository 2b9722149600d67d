import type { Deed } from './clients';
import { BESIDE_ANOTHER, FAULTS, type End, type FaultName } from './faults';
import type { Exchange } from './gateway';
import type { SendRow } from './journal-file';
import { requestsOf } from './autopsy';
import type { Strike } from './strikes';

/** What is known of a send from outside of the plugin. */
export type Facts = {
  requests: Exchange[];
  charges: number;
  /**
   * Whether the whole answer reached the plugin. `maybe`: one of two processes was killed, and nobody knows whose it was; or it came after
   * the time limit, which a process that was held itself may extend.
   */
  came: 'yes' | 'maybe' | 'no';
  /** A process died while it was out, or was taken for dead. */
  cutOff: boolean;
  faults: FaultName[];
};

export const factsOf = ({
  send,
  exchanges,
  strikes,
  deed,
}: {
  send: SendRow;
  exchanges: readonly Exchange[];
  strikes: readonly Strike[];
  deed: Deed | undefined;
}): Facts => {
  const requests = requestsOf({ send, exchanges });
  const { begunAt = Infinity, endedAt = null } = deed ?? {};
  const mine = strikes.filter(
    ({ from, until, autopsy }) =>
      (begunAt <= until && from <= (endedAt ?? Infinity)) || autopsy?.inHand.has(send.id)
  );
  const cuts = strikes.filter(({ autopsy }) => autopsy?.cutOff.has(send.id));
  const onDisk = strikes.some(({ autopsy }) => autopsy?.onDisk.has(send.id));
  const delivered = requests.some(
    ({ delivery, pictures }) => delivery === 'whole' && pictures.length > 0
  );
  const beside = cuts.some(({ fault }) => fault === 'killed-beside-another');
  const late = requests.some(
    ({ delivery, pictures }) => delivery === 'late' && pictures.length > 0
  );
  const whole = delivered && cuts.length === 0;
  const came = onDisk ? 'yes' : beside || late ? 'maybe' : whole ? 'yes' : 'no';
  const wire = requests.length > 0 ? (deed?.plan.wire ?? null) : null;
  return {
    requests,
    charges: requests.reduce((sum, { charges }) => sum + charges.length, 0),
    came,
    cutOff: cuts.length > 0 || mine.some(({ fault }) => BESIDE_ANOTHER.has(fault)),
    faults: [...new Set([...mine.map(({ fault }) => fault), ...(wire ? [wire] : [])])],
  };
};

/** Why a send must not have ended so; null where it may. First what came decides, then the table of faults. */
export const objection = ({ facts, end }: { facts: Facts; end: End }): string | null => {
  const lawful = lawfulEnds(facts);
  if (!lawful.includes(end)) {
    const { came, charges } = facts;
    return `ended "${end}" where its answer came: ${came}, and it was charged ${charges} times`;
  }
  const allowed: readonly End[] =
    facts.faults.length === 0 ? ['there'] : facts.faults.flatMap((name) => FAULTS[name].ends);
  return allowed.includes(end)
    ? null
    : `ended "${end}", which ${facts.faults.join(', ') || 'no fault'} must not lead to`;
};

const lawfulEnds = ({ came, charges, requests, cutOff }: Facts): readonly End[] => {
  if (came === 'yes') return ['there'];
  if (came === 'maybe') return ['there', 'unknown', ...(charges === 0 ? NOT_SENT : [])];
  if (charges > 0) return ['unknown'];
  // Nothing was charged, and all that was heard said so.
  if (!cutOff && requests.every(({ act }) => act !== null && FREE.has(act))) return NOT_SENT;
  return ['unknown', ...NOT_SENT];
};

const NOT_SENT: readonly End[] = ['not-sent'];
const FREE: ReadonlySet<string> = new Set([
  '429',
  '429-ms',
  '429-s',
  '429-retry-after',
  '500',
  '503',
]);
