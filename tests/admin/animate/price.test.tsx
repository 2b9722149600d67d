import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  animate,
  begin,
  button,
  choose,
  operations,
  press,
  prompt,
  quotes,
  refusal,
  requests,
  show,
  write,
} from './dialog';

beforeEach(begin);

/** Answers each question when the test says so. */
const heldQuotes = () => {
  const held: { answer(usd: number): void; signal?: AbortSignal }[] = [];
  jest.mocked(operations.quoteOperation).mockImplementation(
    ({ signal }) =>
      new Promise((resolve) => {
        held.push({ signal, answer: (usd) => resolve({ usd, confirmAboveUsd: 1 }) });
      })
  );
  return held;
};

describe('the price of a video', () => {
  it('is asked for, and stands on the button then', async () => {
    show();
    expect(screen.getByText('The price is asked for …')).toBeInTheDocument();
    expect(button('Animate')).toHaveAttribute('aria-disabled', 'true');
    expect(await screen.findByRole('button', { name: 'Animate · $0.42' })).toBeInTheDocument();
    expect(screen.getByText('Balance $9.50')).toBeInTheDocument();
  });

  it('is asked for once, whatever is written', async () => {
    show();
    await screen.findByText('Price $0.42');
    await userEvent.type(prompt(), 'Le');
    expect(button('Animate · $0.42')).toHaveAttribute('aria-disabled', 'false');
    expect(quotes()).toHaveLength(1);
  });

  it('is asked for anew when the length changes, and the earlier one is not shown any more', async () => {
    show();
    await screen.findByText('Price $0.42');
    jest.mocked(operations.quoteOperation).mockResolvedValue({ usd: 0.84, confirmAboveUsd: 1 });
    await choose({ label: 'Length', option: '10 seconds' });
    expect(screen.queryByText('Price $0.42')).toBeNull();
    expect(await screen.findByText('Price $0.84')).toBeInTheDocument();
    expect(quotes().at(-1)).toMatchObject({ duration: '10s' });
  });

  it('is the newest one, and an earlier question is broken off', async () => {
    const held = heldQuotes();
    show();
    await waitFor(() => expect(held).toHaveLength(1));
    await choose({ label: 'Length', option: '10 seconds' });
    await waitFor(() => expect(held).toHaveLength(2));
    expect(held[0]?.signal?.aborted).toBe(true);
    held[1]?.answer(0.84);
    expect(await screen.findByText('Price $0.84')).toBeInTheDocument();
    held[0]?.answer(0.42);
    await Promise.resolve();
    expect(screen.queryByText('Price $0.42')).toBeNull();
  });

  it('that cannot be had is said with its reason, and can be asked for again', async () => {
    jest.mocked(operations.quoteOperation).mockRejectedValueOnce(refusal('unreachable'));
    show();
    write();
    expect(await screen.findByText('Venice cannot be reached')).toBeInTheDocument();
    expect(button('Animate')).toHaveAttribute('aria-disabled', 'true');
    await press('Try again');
    expect(await screen.findByRole('button', { name: 'Animate · $0.42' })).toBeInTheDocument();
  });

  it('is accepted with the request, as it was shown', async () => {
    show();
    await animate();
    await waitFor(() => expect(requests()).toHaveLength(1));
    expect(requests()[0]).toEqual({
      kind: 'video',
      input: {
        model: 'rich-image-to-video',
        prompt: 'Leaves stir',
        image: 3,
        duration: '5s',
        resolution: '720p',
        audio: true,
      },
      options: { save: false, acceptUsd: 0.42, idempotencyKey: expect.any(String) },
    });
  });

  it('that is high is asked about once more before anything is sent', async () => {
    jest.mocked(operations.quoteOperation).mockResolvedValue({ usd: 3.2, confirmAboveUsd: 1 });
    show();
    write();
    await userEvent.click(await screen.findByRole('button', { name: 'Animate · $3.20' }));
    expect(await screen.findByText('This video costs $3.20')).toBeInTheDocument();
    expect(requests()).toHaveLength(0);
    await press('Animate for $3.20');
    await waitFor(() => expect(requests()).toHaveLength(1));
    expect(requests()[0]?.options?.acceptUsd).toBe(3.2);
  });

  it('that is high is not paid by whoever thinks better of it', async () => {
    jest.mocked(operations.quoteOperation).mockResolvedValue({ usd: 3.2, confirmAboveUsd: 1 });
    show();
    write();
    await userEvent.click(await screen.findByRole('button', { name: 'Animate · $3.20' }));
    await screen.findByText('This video costs $3.20');
    await press('Cancel');
    await waitFor(() => expect(screen.queryByText('This video costs $3.20')).toBeNull());
    expect(requests()).toHaveLength(0);
  });

  it('that has risen meanwhile is asked for again and shown, and nothing is sent by itself', async () => {
    show();
    write();
    await screen.findByText('Price $0.42');
    jest.mocked(operations.createOperation).mockRejectedValue(refusal('confirmation_needed'));
    jest.mocked(operations.quoteOperation).mockResolvedValue({ usd: 0.5, confirmAboveUsd: 1 });
    await press('Animate · $0.42');
    expect(await screen.findByText('The price has to be confirmed')).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Animate · $0.50' })).toBeInTheDocument();
    expect(requests()).toHaveLength(1);
  });

  it('that differs after a lost answer makes no second video', async () => {
    jest.mocked(operations.createOperation).mockRejectedValueOnce(new TypeError('Failed to fetch'));
    show();
    await animate();
    await screen.findByText('That did not work');
    jest.mocked(operations.quoteOperation).mockResolvedValue({ usd: 0.5, confirmAboveUsd: 1 });
    await choose({ label: 'Length', option: '10 seconds' });
    await screen.findByText('Price $0.50');
    await choose({ label: 'Length', option: '5 seconds' });
    await userEvent.click(await screen.findByRole('button', { name: 'Animate · $0.50' }));
    await waitFor(() => expect(requests()).toHaveLength(2));
    expect(requests()[1]).toEqual(requests()[0]);
  });
});
