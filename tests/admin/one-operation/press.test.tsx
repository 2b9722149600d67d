import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { begin, generate, keys, lost, operations, press, prompt, refusal, show } from './dialog';

beforeEach(begin);

describe('one press', () => {
  it('is the same operation when it is tried again after a lost answer', async () => {
    jest.mocked(operations.createOperation).mockRejectedValueOnce(lost);
    show();
    await userEvent.type(prompt(), 'A harbour');
    await generate();
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: 'Use this image' });
    const [first, second] = keys();
    expect(second).toBe(first);
  });

  it('is one operation when it comes twice before the button could be disabled', async () => {
    show();
    await userEvent.type(prompt(), 'A harbour');
    const button = screen.getByRole('button', { name: /^Generate · / });
    act(() => {
      button.click();
      button.click();
    });
    await screen.findByRole('button', { name: 'Use this image' });
    const [first, second] = keys();
    expect(second).toBe(first);
  });

  it('is the same operation after the page was loaded anew, with the form as it was', async () => {
    jest.mocked(operations.createOperation).mockRejectedValueOnce(lost);
    const before = show();
    await userEvent.type(prompt(), 'A harbour');
    await generate();
    await screen.findByRole('button', { name: 'Try again' });
    before.unmount();
    show();
    expect(prompt()).toHaveValue('A harbour');
    await generate();
    await screen.findByRole('button', { name: 'Use this image' });
    const [first, second] = keys();
    expect(second).toBe(first);
  });

  it('keeps its seed until it has ended', async () => {
    jest.mocked(operations.createOperation).mockRejectedValueOnce(lost);
    show();
    await userEvent.type(prompt(), 'A harbour');
    await press('More');
    await userEvent.type(screen.getByRole('textbox', { name: 'Seed' }), '77');
    await press('Draw a new seed each time');
    await generate();
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: 'Use this image' });
    const [first, second] = keys();
    expect(second).toBe(first);
  });

  it('is another operation when the form was changed', async () => {
    jest.mocked(operations.createOperation).mockRejectedValueOnce(lost);
    show();
    await userEvent.type(prompt(), 'A harbour');
    await generate();
    await screen.findByRole('button', { name: 'Try again' });
    await userEvent.type(prompt(), ' at night');
    await generate();
    await screen.findByRole('button', { name: 'Use this image' });
    expect(new Set(keys()).size).toBe(2);
  });

  it('is another operation after a refusal, which began nothing', async () => {
    jest.mocked(operations.createOperation).mockRejectedValueOnce(refusal);
    show();
    await userEvent.type(prompt(), 'A harbour');
    await generate();
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: 'Use this image' });
    expect(new Set(keys()).size).toBe(2);
  });

  it('is another operation after the first has ended', async () => {
    show();
    await userEvent.type(prompt(), 'A harbour');
    await generate();
    await screen.findByRole('button', { name: 'Use this image' });
    await generate();
    await waitFor(() => expect(keys()).toHaveLength(2));
    expect(new Set(keys()).size).toBe(2);
  });
});
