import { FAULT_NAMES, FAULTS } from '../../bench/chaos/faults';
import { FULL, scheduleOf, SHORT } from '../../bench/chaos/schedule';
import { createRandom } from '../../bench/chaos/random';
import { objection, type Facts } from '../../bench/chaos/verdict';

const NOTHING_CAME: Facts = { requests: [], charges: 0, came: 'no', cutOff: false, faults: [] };
const CAME: Facts = { ...NOTHING_CAME, charges: 1, came: 'yes' };

describe('what the harness objects to', () => {
  it('lets a picture that came be there', () => {
    expect(objection({ facts: CAME, end: 'there' })).toBeNull();
  });

  it.each(['unknown', 'not-sent'] as const)('objects to one that came and ended %s', (end) => {
    const facts: Facts = { ...CAME, faults: ['killed-at-random'] };

    expect(objection({ facts, end })).toContain('its answer came: yes');
  });

  it('objects to one that was paid for, did not come, and waits for nobody', () => {
    const facts: Facts = { ...NOTHING_CAME, charges: 1, faults: ['killed-at-random'] };

    expect(objection({ facts, end: 'not-sent' })).toContain('charged 1 times');
  });

  it('lets one that a process took with it wait for a person', () => {
    const facts: Facts = { ...NOTHING_CAME, cutOff: true, faults: ['killed-after-sending'] };

    expect(objection({ facts, end: 'unknown' })).toBeNull();
  });

  it('objects to one that waits for a person though nothing had left', () => {
    const facts: Facts = { ...NOTHING_CAME, faults: ['killed-after-row'] };

    expect(objection({ facts, end: 'unknown' })).not.toBeNull();
  });

  it.each(FAULT_NAMES.filter((name) => !FAULTS[name].ends.includes('not-sent')))(
    'objects to a send that "%s" alone kept from being sent',
    (name) => {
      const facts: Facts = { ...NOTHING_CAME, faults: [name] };

      expect(objection({ facts, end: 'not-sent' })).toContain(name);
    }
  );
});

describe('the schedule', () => {
  it('is the same for the same seed', () => {
    const draw = (seed: number) => scheduleOf({ amounts: FULL, random: createRandom(seed) });

    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('strikes with every fault in the short run too', () => {
    const short = scheduleOf({ amounts: SHORT, random: createRandom(1) });

    expect(new Set(short)).toEqual(new Set(Object.keys(SHORT)));
  });
});
