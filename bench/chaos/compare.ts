import type { LedgerPage } from '../../sandbox/ledger';
import { picturesOf } from './autopsy';
import type { Deed } from './clients';
import type { End } from './faults';
import type { Exchange } from './gateway';
import type { Contents, SendRow } from './journal-file';
import type { Library } from './library';
import type { Strike } from './strikes';
import { factsOf, objection, type Facts } from './verdict';

export type Evidence = {
  ledger: LedgerPage;
  exchanges: readonly Exchange[];
  contents: Contents;
  library: Library;
  deeds: readonly Deed[];
  strikes: readonly Strike[];
  /** SHA-256 of what the preview of a send answered; null where it answered none. */
  previews: ReadonlyMap<number, string | null>;
  /** What the list of the waiting says. */
  waiting: number;
  source: number;
};

export type Judged = { send: SendRow; facts: Facts; end: End | null; problems: string[] };

export type Comparison = {
  judged: Judged[];
  chargedTwice: string[];
  storedTwice: string[];
  lost: Judged[];
  /** What does not fit and belongs to no send. */
  others: string[];
};

/** Holds the ledger, the journal, the spool and the Media Library against each other. */
export const compare = (evidence: Evidence): Comparison => {
  const { contents, exchanges, strikes, deeds } = evidence;
  const deedOf = new Map(deeds.map((deed) => [deed.plan.tag, deed]));
  const judged = contents.sends.filter(counts(contents)).map((send): Judged => {
    const deed = deedOf.get(send.tag);
    const facts = factsOf({ send, exchanges, strikes, deed });
    const saves = deed?.plan.saves ?? false;
    const { end, problem } = endOf({ send, evidence, deed, saves });
    const against = [
      end === null ? problem : objection({ facts, end }),
      misjudged({ charge: send.charge, charges: facts.charges }),
    ];
    return { send, facts, end, problems: against.filter((text) => text !== null) };
  });
  return {
    judged,
    chargedTwice: chargedTwice(judged),
    storedTwice: storedTwice(evidence),
    lost: judged.filter(isLost),
    others: othersOf(evidence),
  };
};

type Ended = { end: End; problem: null } | { end: null; problem: string };

const endOf = ({
  send,
  evidence,
  deed,
  saves,
}: {
  send: SendRow;
  evidence: Evidence;
  deed: Deed | undefined;
  saves: boolean;
}): Ended => {
  const { state, charge, error } = send;
  const fine = (end: End): Ended => ({ end, problem: null });
  const wrong = (problem: string): Ended => ({ end: null, problem });
  const made = picturesOf({ send, exchanges: evidence.exchanges });
  switch (state) {
    case 'stored': {
      const hash = evidence.library.hashOf(send.assetId);
      if (hash === null) return wrong('stored, and its asset is not there');
      return made.includes(hash) ? fine('there') : wrong('stored with other bytes than were sent');
    }
    case 'received': {
      if (saves) return wrong(`waits to be saved: ${error?.message ?? 'nobody is at it'}`);
      const hash = evidence.previews.get(send.id) ?? null;
      if (hash === null) return wrong('received, and its preview cannot be had');
      return made.includes(hash)
        ? fine('there')
        : wrong('its preview has other bytes than were sent');
    }
    case 'discarded':
      return deed?.plan.afterwards === 'discard' ? fine('there') : wrong('nobody discarded it');
    case 'unknown':
      return fine('unknown');
    case 'failed':
    case 'cancelled':
      return charge === 'none' ? fine('not-sent') : wrong(`${state} with charge ${charge}`);
    default:
      return wrong(`still ${state}`);
  }
};

/** Where the journal is sure of the charge, it has to be right. */
const misjudged = ({ charge, charges }: { charge: string; charges: number }): string | null => {
  if (charge === 'unknown' || (charge === 'charged') === charges > 0) return null;
  return `the journal says that its charge is ${charge}, the ledger has ${charges}`;
};

/** Paid for, and neither there nor waiting for a person's word; or come, and not there. */
const isLost = ({ facts, end }: Judged): boolean =>
  (facts.charges > 0 && end !== 'there' && end !== 'unknown') ||
  (facts.came === 'yes' && end !== 'there');

const chargedTwice = (judged: readonly Judged[]): string[] => [
  ...new Set(judged.filter(({ facts }) => facts.charges > 1).map(({ send }) => nameOf(send))),
];

/** One picture in two assets: a row that no send speaks of, or one that two speak of. */
const storedTwice = ({ contents, library, source }: Evidence): string[] => {
  const owners = new Map<number, SendRow[]>();
  for (const send of contents.sends) {
    if (send.assetId !== null)
      owners.set(send.assetId, [...(owners.get(send.assetId) ?? []), send]);
  }
  const shared = [...owners.values()].filter((sends) => sends.length > 1);
  return [
    ...shared.map((sends) => `${sends.map(nameOf).join(' and ')} share an asset`),
    ...library.unclaimed({ source }).map(({ id, hash }) => `asset ${id} (${hash}) is of no send`),
  ];
};

const othersOf = ({ ledger, exchanges, contents, deeds, waiting, library }: Evidence): string[] => {
  const attributed = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    for (const id of exchange.charges) attributed.set(id, exchange);
  }
  const strangers = ledger.entries.filter(({ id }) => !attributed.has(id));
  const sends = new Set(contents.sends.map(({ tag }) => tag));
  const unheard = [...attributed.values()].filter(({ tag }) => !sends.has(tag));
  const undecided = waitingOperations({ contents, deeds });
  return [
    ...strangers.map(({ id }) => `ledger entry ${id} belongs to no request`),
    ...unheard.map(
      ({ tag }) => `a request of ${tag} was charged, and the journal has no row of it`
    ),
    ...deeds.flatMap((deed) => doubled({ deed, contents })),
    ...deeds
      .filter(({ endedAt }) => endedAt === null)
      .map(({ plan }) => `${plan.tag} never ended for its client`),
    ...deeds.flatMap(({ kept, plan }) =>
      [...kept]
        .filter(([id, asset]) => contents.sends.find((send) => send.id === id)?.assetId !== asset)
        .map(
          ([id]) => `send ${id} of ${plan.tag} was kept as another asset than its client was told`
        )
    ),
    // The list looks through the latest 200 only.
    ...(Math.min(undecided, LISTED_MAX) === waiting || undecided > LISTED_MAX
      ? []
      : [`${undecided} operations wait, and the list has ${waiting}`]),
    ...library.strayFiles().map((name) => `file ${name} is of no asset`),
  ];
};

const LISTED_MAX = 200;

/** A key whose operation came to nothing and was free may ask anew. */
const inVain = ({ id, contents }: { id: number; contents: Contents }): boolean =>
  contents.sends.every(({ operation, charge }) => operation !== id || charge === 'none');

/** What was asked for anew is judged by the operation that answered it: requests are known by their words and seeds. */
const counts = (contents: Contents) => {
  const latest = new Map(contents.operations.map(({ id, tag }) => [tag, id]));
  return ({ operation, tag }: SendRow): boolean =>
    latest.get(tag) === operation || !inVain({ id: operation, contents });
};

const doubled = ({ deed, contents }: { deed: Deed; contents: Contents }): string[] => {
  const rows = contents.operations.filter(({ tag }) => tag === deed.plan.tag);
  if (rows.length > 0 && rows.filter(({ id }) => !inVain({ id, contents })).length <= 1) return [];
  return [`${deed.plan.tag} was asked for once and is ${rows.length} operations`];
};

const waitingOperations = ({ contents }: Pick<Evidence, 'contents' | 'deeds'>): number =>
  new Set(
    contents.sends
      .filter(({ state }) => state === 'received' || state === 'unknown')
      .map(({ operation }) => operation)
  ).size;

const nameOf = ({ id, tag }: SendRow): string => `send ${id} of ${tag}`;
