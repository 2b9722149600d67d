import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  operations,
  answers,
  answerWith,
  asked,
  begin,
  button,
  error,
  operation,
  press,
  said,
  send,
  show,
  waitingFor,
} from './page';

beforeEach(begin);

describe('a result that no field took', () => {
  it('shows its picture, its prompt, by whom it was asked for, and until when it waits', async () => {
    waitingFor(operation({}));
    show();
    expect(await screen.findByRole('button', { name: /large: A harbour/ })).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'A harbour' })).toBeInTheDocument();
    expect(screen.getByText(/by Kai Doe/)).toBeInTheDocument();
    expect(screen.getByText(/It waits until Jan 9, 2026/)).toBeInTheDocument();
  });

  it('is shown large', async () => {
    waitingFor(operation({}));
    show();
    await userEvent.click(await screen.findByRole('button', { name: /large: A harbour/ }));
    expect(await screen.findByRole('img', { name: 'Image 1: A harbour' })).toBeInTheDocument();
  });

  it('is said to have no picture just now where that cannot be fetched', async () => {
    jest.mocked(operations.previewBlob).mockRejectedValue(new Error('away'));
    waitingFor(operation({}));
    show();
    expect(await screen.findByText('The image cannot be shown just now')).toBeInTheDocument();
  });

  it('is saved at one press, and its name is said', async () => {
    waitingFor(operation({}));
    show();
    await press('Save to the Media Library');
    await said('a-harbour.webp');
    expect(asked.save).toHaveBeenCalledWith(8);
  });

  it('is discarded after a question', async () => {
    waitingFor(operation({}));
    show();
    await press('Discard');
    expect(asked.discard).not.toHaveBeenCalled();
    await answerWith('Discard');
    await said('Discarded');
    expect(asked.discard).toHaveBeenCalledWith(8);
  });

  it('stays when the question is answered with no', async () => {
    waitingFor(operation({}));
    show();
    await press('Discard');
    await answerWith('Cancel');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(asked.discard).not.toHaveBeenCalled();
  });

  it('can be neither saved nor shown where it lies on another server', async () => {
    waitingFor(operation({ sends: [send({ elsewhere: true })] }));
    show();
    expect(button('Save to the Media Library')).toBeDisabled();
    expect(button('Discard')).toBeEnabled();
    expect(screen.getByText(/on another server/)).toBeInTheDocument();
    expect(await screen.findByText('No image')).toBeInTheDocument();
    expect(operations.previewBlob).not.toHaveBeenCalled();
  });
});

describe('a save that failed', () => {
  const failed = send({ error: error({ code: 'store_failed' }) });

  it('is said to be safe and paid for, and is tried again', async () => {
    waitingFor(operation({ sends: [failed] }));
    show();
    expect(screen.getByText('Made, but not saved yet')).toBeInTheDocument();
    await press('Save again');
    await said('a-harbour.webp');
  });

  it('says when the server tries again by itself', () => {
    const retried = { ...failed, retryAt: '2026-01-02T12:09:00.000Z' };
    waitingFor(operation({ sends: [retried] }));
    show();
    expect(screen.getByText(/tries again by itself: Jan 2, 2026/)).toBeInTheDocument();
  });

  it('that fails again says so in words', async () => {
    const refusal = { message: 'disk', details: { code: 'store_failed', charge: 'charged' } };
    answers({ save: () => Promise.reject(refusal) });
    waitingFor(operation({ sends: [failed] }));
    show();
    await press('Save again');
    await said('That did not work: Made, but not saved yet');
    await waitFor(() => expect(button('Save again')).toBeEnabled());
  });
});
