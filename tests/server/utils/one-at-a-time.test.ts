import { oneAtATime } from '../../../server/src/utils/one-at-a-time';

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
};

it('lets work on the same key wait for the work before it', async () => {
  const exclusively = oneAtATime();
  const door = gate();
  const order: string[] = [];
  const first = exclusively(1, async () => {
    await door.opened;
    order.push('first');
  });
  const second = exclusively(1, async () => void order.push('second'));
  door.open();
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second']);
});

it('lets work on another key go ahead', async () => {
  const exclusively = oneAtATime();
  const door = gate();
  const slow = exclusively(1, () => door.opened);
  await expect(exclusively(2, async () => 'other')).resolves.toBe('other');
  door.open();
  await slow;
});

it('goes on after work that failed', async () => {
  const exclusively = oneAtATime();
  const failed = exclusively(1, () => Promise.reject(new Error('no')));
  await expect(failed).rejects.toThrow('no');
  await expect(exclusively(1, async () => 'next')).resolves.toBe('next');
});
