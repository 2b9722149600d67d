import fc from 'fast-check';
import { DECISIONS, OPERATION_STATUSES, SEND_STATES } from '../../shared/contracts/operation';
import { ERROR_CODES } from '../../shared/errors';
import { isRunning, statusOf } from '../../server/src/services/journal/status';
import { useFixedSeed } from '../support/fuzz';

useFixedSeed({ runs: 500 });

const anySend = fc.record({
  state: fc.constantFrom(...SEND_STATES),
  error: fc.option(fc.record({ code: fc.constantFrom(...ERROR_CODES), message: fc.string() })),
  decision: fc.option(fc.constantFrom(...DECISIONS)),
  stranded: fc.boolean(),
});

const anyOperation = fc.record({
  sends: fc.array(anySend, { minLength: 1, maxLength: 6 }),
  saves: fc.boolean(),
});

type Operation = Parameters<typeof statusOf>[0];

const forEveryOperation = (law: (operation: Operation) => void) =>
  fc.assert(fc.property(anyOperation, law));

/** What each send alone would make of the operation. */
const partsOf = ({ sends, saves }: Operation) =>
  sends.map((send) => statusOf({ sends: [send], saves }));

it('is one of the known statuses', () => {
  forEveryOperation((operation) => expect(OPERATION_STATUSES).toContain(statusOf(operation)));
});

it('is running exactly while one of its sends runs', () => {
  forEveryOperation((operation) => {
    const { sends, saves } = operation;
    expect(statusOf(operation) === 'running').toBe(
      sends.some((send) => isRunning({ send, saves }))
    );
  });
});

it('waits exactly when nothing runs and a send alone would wait', () => {
  forEveryOperation((operation) => {
    const parts = partsOf(operation);
    const waits = !parts.includes('running') && parts.includes('waiting');
    expect(statusOf(operation) === 'waiting').toBe(waits);
  });
});

it.each(['done', 'failed'] as const)('is %s exactly when each of its sends is', (status) => {
  forEveryOperation((operation) => {
    const each = partsOf(operation).every((part) => part === status);
    expect(statusOf(operation) === status).toBe(each);
  });
});

it('does not depend on the order of its sends', () => {
  forEveryOperation(({ sends, saves }) => {
    expect(statusOf({ sends: [...sends].reverse(), saves })).toBe(statusOf({ sends, saves }));
  });
});

it('is partial only of several', () => {
  forEveryOperation((operation) => expect(partsOf(operation)).not.toContain('partial'));
});
