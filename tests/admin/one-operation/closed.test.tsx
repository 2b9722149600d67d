import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  begin,
  generate,
  notify,
  onClose,
  operation,
  operations,
  prompt,
  running,
  send,
  show,
} from './dialog';

beforeEach(begin);

describe('a dialog that is opened again', () => {
  const askAndLeave = async (found: never) => {
    jest.mocked(operations.createOperation).mockResolvedValue(found);
    const before = show();
    await userEvent.type(prompt(), 'A harbour');
    await generate();
    await waitFor(() =>
      expect(sessionStorage.getItem('venice.work /article cover generate')).toContain(
        '"operationId":1'
      )
    );
    before.unmount();
    jest.mocked(operations.createOperation).mockClear();
  };

  it('shows what still runs, without asking for it again', async () => {
    await askAndLeave(running());
    jest.mocked(operations.getOperation).mockResolvedValue(running());
    show();
    expect(await screen.findByText('Venice is at work')).toBeInTheDocument();
    expect(operations.createOperation).not.toHaveBeenCalled();
  });

  it('shows results that nobody took', async () => {
    await askAndLeave(running());
    show();
    expect(await screen.findByRole('button', { name: 'Use this image' })).toBeInTheDocument();
    expect(prompt()).toHaveValue('A harbour');
  });

  it('shows nothing of results that were taken', async () => {
    await askAndLeave(running());
    const taken = operation({ status: 'done', sends: [send({ state: 'stored' })] });
    jest.mocked(operations.getOperation).mockResolvedValue(taken);
    show();
    await waitFor(() => expect(sessionStorage).toHaveLength(0));
    expect(screen.queryByRole('button', { name: 'Use this image' })).toBeNull();
  });

  it('shows nothing of a source that is not in the field any more', async () => {
    await askAndLeave(running());
    jest.mocked(operations.getOperation).mockResolvedValue(operation({ sources: [99] }));
    show();
    await waitFor(() => expect(operations.getOperation).toHaveBeenCalled());
    expect(screen.queryByRole('button', { name: 'Use this image' })).toBeNull();
  });
});

describe('a dialog that is closed', () => {
  it('lets the work go on, and says where the result will be', async () => {
    jest.mocked(operations.createOperation).mockResolvedValue(running());
    jest.mocked(operations.getOperation).mockResolvedValue(running());
    show();
    await userEvent.type(prompt(), 'A harbour');
    await generate();
    await screen.findByText('Venice is at work');
    await userEvent.click(screen.getAllByRole('button', { name: 'Close' }).at(-1)!);
    expect(onClose).toHaveBeenCalled();
    expect(notify).toHaveBeenCalledWith(
      expect.objectContaining({ message: expect.stringContaining('under Venice') })
    );
    expect(operations.cancelOperation).not.toHaveBeenCalled();
  });

  it('is not closed by Escape while money is being spent', async () => {
    jest.mocked(operations.createOperation).mockResolvedValue(running());
    jest.mocked(operations.getOperation).mockResolvedValue(running());
    show();
    await userEvent.type(prompt(), 'A harbour');
    await generate();
    await screen.findByText('Venice is at work');
    await userEvent.keyboard('{Escape}');
    expect(onClose).not.toHaveBeenCalled();
  });

  it('can leave a result for later', async () => {
    show();
    await userEvent.type(prompt(), 'A harbour');
    await generate();
    await screen.findByRole('button', { name: 'Use this image' });
    await userEvent.click(screen.getAllByRole('button', { name: 'Close' }).at(-1)!);
    await userEvent.click(await screen.findByRole('button', { name: 'Later' }));
    expect(onClose).toHaveBeenCalled();
    expect(operations.discardSend).not.toHaveBeenCalled();
  });
});
