import { SHUTDOWN, untilBack } from '../../../server/src/services/runner/until-back';

const open = ({ holds }: { holds: boolean }) => {
  const caller = new AbortController();
  return { caller, held: untilBack({ signal: caller.signal, holds }) };
};
const REASON = new Error('not wanted any more');

describe('what a person says of a request that buys a job', () => {
  it('is heard before it is out', () => {
    const { caller, held } = open({ holds: true });
    caller.abort(REASON);
    expect([held.signal.aborted, held.signal.reason]).toEqual([true, REASON]);
  });

  it('waits while it is out, and is heard when it is back', () => {
    const { caller, held } = open({ holds: true });
    held.out();
    caller.abort(REASON);
    expect(held.signal.aborted).toBe(false);
    held.back();
    expect([held.signal.aborted, held.signal.reason]).toEqual([true, REASON]);
  });

  it('is heard at once between two attempts', () => {
    const { caller, held } = open({ holds: true });
    held.out();
    held.back();
    caller.abort(REASON);
    expect(held.signal.aborted).toBe(true);
  });

  it('waits again while the second attempt is out', () => {
    const { caller, held } = open({ holds: true });
    held.out();
    held.back();
    held.out();
    caller.abort(REASON);
    expect(held.signal.aborted).toBe(false);
  });

  it('is heard where it was said before anything began', () => {
    expect(untilBack({ signal: AbortSignal.abort(REASON), holds: true }).signal).toMatchObject({
      ...{ aborted: true, reason: REASON },
    });
  });

  it('changes nothing once it is over', () => {
    const { caller, held } = open({ holds: true });
    held.dispose();
    caller.abort(REASON);
    expect(held.signal.aborted).toBe(false);
  });
});

it('a stop of the server does not wait', () => {
  const { caller, held } = open({ holds: true });
  held.out();
  caller.abort(SHUTDOWN);
  expect([held.signal.aborted, held.signal.reason]).toEqual([true, SHUTDOWN]);
});

it('a request that buys no job is given up while it is out', () => {
  const { caller, held } = open({ holds: false });
  held.out();
  caller.abort(REASON);
  expect([held.signal.aborted, held.signal.reason]).toEqual([true, REASON]);
});

it('nothing is given up by itself', () => {
  const { held } = open({ holds: true });
  held.out();
  held.back();
  expect(held.signal.aborted).toBe(false);
});
