import { screen } from '@testing-library/react';
import {
  api,
  begin,
  button,
  error,
  lookAgain,
  may,
  operation,
  press,
  refetch,
  send,
  show,
  unknown,
  waitingFor,
} from './page';

beforeEach(begin);

describe('the page of what waits', () => {
  it('is closed to somebody who may run nothing', () => {
    may.current = false;
    waitingFor(operation({}));
    show();
    expect(screen.getByText('No access')).toBeInTheDocument();
  });

  it('says that nothing waits', () => {
    waitingFor();
    show();
    expect(screen.getAllByText('Nothing waits for you')).toHaveLength(2);
  });

  it('says so when it could not be read, and can be asked again', async () => {
    jest.mocked(api.useWaiting).mockReturnValue({ isLoading: false, refetch } as never);
    show();
    expect(screen.getByText(/What waits could not be read/)).toBeInTheDocument();
    await press('Try again');
    expect(refetch).toHaveBeenCalled();
  });

  it('says that there is more than it shows', () => {
    jest.mocked(api.useWaiting).mockReturnValue({
      data: { operations: [operation({})], total: 60 },
      isLoading: false,
    } as never);
    show();
    expect(screen.getByText('The newest 1 of 60 are shown.')).toBeInTheDocument();
  });

  it('keeps the focus on the page when the button that was pressed has gone', () => {
    waitingFor(operation({}));
    show();
    button('Discard').focus();
    waitingFor();
    lookAgain();
    expect(screen.getByRole('main')).toHaveFocus();
  });

  it('leaves out what does not wait', () => {
    const sends = [
      send({ id: 1, state: 'stored' }),
      send({ id: 2, state: 'withheld', error: error({ code: 'content_policy' }) }),
      unknown({ id: 3, decision: 'given_up' }),
      send({ id: 4, state: 'discarded' }),
    ];
    waitingFor(operation({ sends }));
    show();
    expect(screen.queryAllByRole('button')).toHaveLength(0);
  });
});
