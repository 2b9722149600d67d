import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  operations,
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
  unknown,
  waitingChanged,
  waitingFor,
} from './page';

beforeEach(begin);

describe('an unknown outcome', () => {
  it('says that it may have been charged', () => {
    waitingFor(operation({ sends: [unknown()] }));
    show();
    expect(screen.getByText(/It may have been charged/)).toBeInTheDocument();
  });

  it('says that it was charged where an answer broke off', () => {
    waitingFor(operation({ sends: [unknown({ charge: 'charged' })] }));
    show();
    expect(screen.getByText(/It was charged/)).toBeInTheDocument();
  });

  it('is sent again only after the price and the risk were told', async () => {
    waitingFor(operation({ sends: [unknown(), send({ id: 9, state: 'stored' })] }));
    show();
    await press('Send again');
    const question = await screen.findByRole('alertdialog');
    expect(question).toHaveTextContent(/may cost a second time. Estimated price: \$0.05/);
    expect(asked.resend).not.toHaveBeenCalled();
    await answerWith('Send again · $0.05');
    await said('Sent again');
    expect(asked.resend).toHaveBeenCalledWith(8);
  });

  it('of images that were asked for in one request costs as much as all that are unknown', async () => {
    const sends = [unknown(), unknown({ id: 9 }), send({ id: 10, state: 'stored' })];
    waitingFor(operation({ sends, estimatedUsd: 0.3, parameters: { variants: 3 } }));
    show();
    const [first] = await screen.findAllByRole('button', { name: 'Send again' });
    await userEvent.click(first!);
    expect(await screen.findByRole('alertdialog')).toHaveTextContent(/Estimated price: \$0.20/);
  });

  it('that was sent again is followed until its result has come', async () => {
    waitingFor(operation({ sends: [unknown()] }));
    show();
    await press('Send again');
    await answerWith(/^Send again · /);
    await said('has arrived');
    expect(waitingChanged).toHaveBeenCalled();
  });

  it('that was sent again in vain says why', async () => {
    const refused = send({ state: 'failed', error: error({ code: 'payment_required' }) });
    const ended = operation({ id: 2, status: 'failed', sends: [refused] });
    jest.mocked(operations.getOperation).mockResolvedValue(ended as never);
    waitingFor(operation({ sends: [unknown()] }));
    show();
    await press('Send again');
    await answerWith(/^Send again · /);
    await said('without success: The Venice balance is too low');
  });

  it('cannot be sent again without the pictures that it needs', () => {
    waitingFor(operation({ repeatable: false, sends: [unknown()] }));
    show();
    expect(button('Send again')).toBeDisabled();
    expect(screen.getByText(/cannot be sent again from here/)).toBeInTheDocument();
  });

  it('is given up after a question', async () => {
    waitingFor(operation({ sends: [unknown()] }));
    show();
    await press('Give up');
    expect(asked.giveUp).not.toHaveBeenCalled();
    await answerWith('Give up');
    await said('Given up');
    expect(asked.giveUp).toHaveBeenCalledWith(8);
  });
});
