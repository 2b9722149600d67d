import fc from 'fast-check';
import { SEND_STATES, type SendState } from '../../shared/contracts/operation';
import { ERROR_CODES } from '../../shared/errors';
import { nextState, type SendEvent } from '../../server/src/services/journal/transition';
import { useFixedSeed } from '../support/fuzz';

useFixedSeed({ runs: 500 });

/** A new kind of event has to be named here before this file compiles. */
const PLAIN: Record<Exclude<SendEvent['type'], 'ended'>, true> = {
  sent: true,
  accepted: true,
  received: true,
  withheld: true,
  stored: true,
  discarded: true,
  expired: true,
};

const anyCharge = fc.constantFrom('none' as const, 'charged' as const, 'unknown' as const);

const plainEvent = fc
  // Keys of a record whose keys are checked: exactly the plain events.
  .constantFrom(...(Object.keys(PLAIN) as (keyof typeof PLAIN)[]))
  .map((type) => ({ type }));

const anyEvent: fc.Arbitrary<SendEvent> = fc.oneof(
  // Most lives would end before they began.
  { weight: 4, arbitrary: plainEvent },
  fc.record({
    type: fc.constant('ended' as const),
    code: fc.constantFrom(...ERROR_CODES),
    charge: anyCharge,
  })
);

/** Every state that a send passes through, and stays in where an event cannot happen. */
const lifeOf = (events: readonly SendEvent[]): SendState[] => {
  const life: SendState[] = ['queued'];
  for (const event of events) {
    const from = life.at(-1) ?? 'queued';
    life.push(nextState({ from, event }) ?? from);
  }
  return life;
};

const anyLife = fc.array(anyEvent, { minLength: 1, maxLength: 40 }).map(lifeOf);

const steps = (life: readonly SendState[]) =>
  life.slice(1).map((to, index) => ({ from: life[index], to }));

const forEveryLife = (law: (life: SendState[]) => void) => fc.assert(fc.property(anyLife, law));

const FINAL: SendState[] = ['stored', 'discarded', 'expired', 'failed', 'cancelled'];

it.each(FINAL)('what is %s stays so, whatever happens', (final) => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      expect(nextState({ from: final, event })).toBeNull();
    })
  );
});

it('leads to known states only', () => {
  forEveryLife((life) => expect(SEND_STATES).toEqual(expect.arrayContaining(life)));
});

it('never sends again what may have been charged', () => {
  forEveryLife((life) =>
    expect(steps(life)).not.toContainEqual({ from: 'unknown', to: 'sending' })
  );
});

it('lets a request leave once', () => {
  forEveryLife((life) => {
    const departures = steps(life).filter(({ from, to }) => from !== to && to === 'sending');
    expect(departures.length).toBeLessThanOrEqual(1);
  });
});

it('has Venice work on it only where it may have left, and never sends it again from there', () => {
  forEveryLife((life) => {
    const moves = steps(life).filter(({ from, to }) => from !== to);
    const accepted = moves.filter(({ to }) => to === 'processing').map(({ from }) => from);
    expect(['sending', 'unknown']).toEqual(expect.arrayContaining(accepted));
    expect(moves).not.toContainEqual({ from: 'processing', to: 'sending' });
    expect(moves).not.toContainEqual({ from: 'processing', to: 'queued' });
  });
});

it('stores only what was received', () => {
  forEveryLife((life) => {
    const origins = steps(life).filter(({ from, to }) => from !== to && to === 'stored');
    expect(origins).toEqual(origins.map(() => ({ from: 'received', to: 'stored' })));
  });
});

it.each<SendState>(['received', 'stored'])(
  'never calls failed, cancelled or unknown what was once %s',
  (paid) => {
    forEveryLife((life) => {
      const since = life.includes(paid) ? life.slice(life.indexOf(paid)) : [];
      expect(since.filter((state) => DENIALS.includes(state))).toEqual([]);
    });
  }
);

it('asks a person about silence that may have been paid for, in whatever state it is learned of', () => {
  const paid = anyCharge.filter((charge) => charge !== 'none');
  fc.assert(
    fc.property(fc.constantFrom(...SEND_STATES), paid, (from, charge) => {
      const next = nextState({ from, event: { type: 'ended', code: 'no_answer', charge } });
      expect([null, 'unknown']).toContain(next);
    })
  );
});

const DENIALS: SendState[] = ['queued', 'sending', 'failed', 'cancelled', 'unknown'];
