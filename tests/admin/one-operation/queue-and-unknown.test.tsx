import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { begin, generate, operation, operations, prompt, running, send, show } from './dialog';

beforeEach(begin);

describe('while it waits for its turn', () => {
  const queued = (ahead: number) => running({ state: 'queued', ahead });

  it('says how many images are before it', async () => {
    jest.mocked(operations.createOperation).mockResolvedValue(queued(3));
    jest.mocked(operations.getOperation).mockResolvedValue(queued(3));
    show();
    await userEvent.type(prompt(), 'A harbour');
    await generate();
    expect(await screen.findByText('Waiting for its turn')).toBeInTheDocument();
    expect(screen.getAllByText('3 images before yours')).not.toHaveLength(0);
  });

  it('says nothing of a queue when it is next', async () => {
    jest.mocked(operations.createOperation).mockResolvedValue(queued(0));
    jest.mocked(operations.getOperation).mockResolvedValue(queued(0));
    show();
    await userEvent.type(prompt(), 'A harbour');
    await generate();
    expect(await screen.findByText('Venice is at work')).toBeInTheDocument();
    expect(screen.queryByText(/before yours/)).toBeNull();
  });
});

describe('an answer that never came', () => {
  const error = { code: 'no_answer', message: 'gone', attempts: 1 };
  const unknown = send({
    state: 'unknown',
    charge: 'unknown',
    error,
    requestId: null,
    cfRay: null,
  });

  it('is sent again as what it was, not as something new', async () => {
    const ended = operation({ sends: [unknown] });
    jest.mocked(operations.createOperation).mockResolvedValue(ended);
    show();
    await userEvent.type(prompt(), 'A harbour');
    await generate();
    await userEvent.click(await screen.findByRole('button', { name: 'Send again, knowing that' }));
    expect(await screen.findByRole('button', { name: 'Use this image' })).toBeInTheDocument();
    expect(operations.resendSend).toHaveBeenCalledWith(8);
    expect(operations.createOperation).toHaveBeenCalledTimes(1);
  });

  it('is not offered again where its pictures are gone', async () => {
    const ended = operation({ sends: [unknown], repeatable: false });
    jest.mocked(operations.createOperation).mockResolvedValue(ended);
    show();
    await userEvent.type(prompt(), 'A harbour');
    await generate();
    await screen.findByText(/It may have been charged/);
    expect(screen.queryByRole('button', { name: 'Send again, knowing that' })).toBeNull();
  });
});
