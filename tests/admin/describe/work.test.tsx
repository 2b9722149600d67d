import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FRENCH,
  api,
  asked,
  begin,
  cover,
  describeIt,
  onClose,
  press,
  refused,
  saveTexts,
  second,
  show,
  use,
} from './dialog';

beforeEach(begin);

describe('while it is being written', () => {
  const hold = () =>
    jest.mocked(api.describeImage).mockImplementation(
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        })
    );

  it('is announced, and Escape does nothing', async () => {
    hold();
    show();
    await press('Describe');
    expect(screen.getByText('Venice is looking at the image')).toBeInTheDocument();
    const said = screen.getAllByRole('status').map(({ textContent }) => textContent);
    expect(said).toContain('Started');
    await userEvent.keyboard('{Escape}');
    expect(onClose).not.toHaveBeenCalled();
  });

  it('can be cancelled, which says that it may have been charged', async () => {
    hold();
    show();
    await press('Describe');
    await press('Cancel');
    expect(await screen.findByText('Cancelled')).toBeInTheDocument();
    expect(screen.getByText(/It may have been charged/)).toBeInTheDocument();
  });

  it('is given up when the dialog is closed', async () => {
    hold();
    const { unmount } = show();
    await press('Describe');
    const { signal } = jest.mocked(api.describeImage).mock.calls[0]![0];
    unmount();
    expect(signal.aborted).toBe(true);
  });
});

describe('a refusal', () => {
  it('says what happened, and tries again when asked to', async () => {
    jest.mocked(api.describeImage).mockRejectedValueOnce(refused('payment_required'));
    show();
    await press('Describe');
    expect(await screen.findByText('The Venice balance is too low')).toBeInTheDocument();
    expect(screen.getByText(/Nothing was charged/)).toBeInTheDocument();
    await press('Try again');
    expect(await screen.findByRole('button', { name: 'Write again' })).toBeInTheDocument();
  });
});

describe('a field with several pictures', () => {
  const both = { multiple: true, assets: [cover, second] };
  const chooseSecond = async () => {
    await userEvent.click(screen.getByRole('combobox', { name: 'Image' }));
    await userEvent.click(await screen.findByRole('option', { name: 'dunes.jpg' }));
  };

  it('lets one be chosen', async () => {
    show({ target: both });
    await chooseSecond();
    await describeIt();
    expect(asked()?.image).toBe(4);
  });

  it('keeps what was written of one while another is looked at', async () => {
    show({ target: both });
    await describeIt();
    await chooseSecond();
    await describeIt();
    await press('Save');
    await waitFor(() => expect(saveTexts).toHaveBeenCalled());
    expect(onClose).not.toHaveBeenCalled();
    await press('Save');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(saveTexts.mock.calls.map(([{ id }]) => id)).toEqual([4, 3]);
  });
});

describe('a picture of the Media Library', () => {
  it('has no entry to send along or to fill', async () => {
    show({ target: { libraryOnly: true }, address: FRENCH });
    await describeIt();
    expect(asked()).toEqual({ image: 3, locale: 'de', context: undefined });
    await press('Save');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(use).not.toHaveBeenCalled();
  });
});
