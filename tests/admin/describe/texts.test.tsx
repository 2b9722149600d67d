import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ALTERNATIVE_TEXT_MAX } from '../../../shared/contracts/describe';
import {
  alternative,
  answer,
  api,
  begin,
  caption,
  copy,
  cover,
  decorative,
  describeIt,
  notify,
  onClose,
  outerSubmit,
  press,
  refused,
  rights,
  saveTexts,
  show,
  use,
} from './dialog';

beforeEach(begin);

describe('what was written', () => {
  it('saves nothing by itself', async () => {
    show();
    await describeIt();
    expect(alternative()).toHaveValue('Gulls over a sandy beach');
    expect(caption()).toHaveValue('The coast at low tide.');
    expect(saveTexts).not.toHaveBeenCalled();
  });

  it('is saved as the person left it, and the dialog closes', async () => {
    show();
    await describeIt();
    await userEvent.clear(caption());
    await userEvent.type(caption(), 'Ebb{Enter}tide ');
    await press('Save');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(saveTexts).toHaveBeenCalledWith({
      id: 3,
      body: {
        alternativeText: 'Gulls over a sandy beach',
        caption: 'Ebb tide',
        overwrite: true,
      },
    });
    expect(notify).toHaveBeenCalledWith({
      type: 'success',
      message: 'The texts of the image are saved',
    });
  });

  it('stands in the field after that', async () => {
    show();
    await describeIt();
    await press('Save');
    await waitFor(() => expect(use).toHaveBeenCalled());
    const { alternativeText, caption: words } = answer;
    expect(use).toHaveBeenCalledWith({
      asset: { ...cover, alternativeText, caption: words },
      replaces: 3,
    });
  });

  it('is counted against what is good to listen to, and may be longer', async () => {
    const long = 'x'.repeat(ALTERNATIVE_TEXT_MAX + 1);
    jest.mocked(api.describeImage).mockResolvedValue({ ...answer, alternativeText: long });
    show();
    await describeIt();
    expect(screen.getByText('251 of 250: long to be listened to')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save' })).toBeEnabled();
  });

  it('has the focus in its first field', async () => {
    show();
    await describeIt();
    await waitFor(() => expect(alternative()).toHaveFocus());
  });

  it('stands over what was there, which can be put back', async () => {
    show();
    await describeIt();
    await press('Put back the earlier alternative text');
    expect(alternative()).toHaveValue('A beach');
  });

  it('is written again on request', async () => {
    show();
    await describeIt();
    jest.mocked(api.describeImage).mockResolvedValue({ ...answer, caption: 'Ebb.' });
    await press('Write again');
    await waitFor(() => expect(caption()).toHaveValue('Ebb.'));
  });

  it('survives that writing it again failed', async () => {
    show();
    await describeIt();
    jest.mocked(api.describeImage).mockRejectedValue(refused('unavailable'));
    await press('Write again');
    await screen.findByText('This model is at capacity');
    expect(caption()).toHaveValue('The coast at low tide.');
  });

  it('survives that saving it failed', async () => {
    saveTexts.mockRejectedValue(new Error('Forbidden'));
    show();
    await describeIt();
    await press('Save');
    await screen.findByText('That did not work');
    expect(caption()).toHaveValue('The coast at low tide.');
    expect(onClose).not.toHaveBeenCalled();
  });

  it('is asked about before it is left behind', async () => {
    show();
    await describeIt();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(onClose).toHaveBeenCalled();
    expect(saveTexts).not.toHaveBeenCalled();
  });

  it('is saved by the keyboard, which the form of the entry does not hear', async () => {
    show();
    await describeIt();
    await userEvent.type(caption(), '{Control>}{Enter}{/Control}');
    await waitFor(() => expect(saveTexts).toHaveBeenCalled());
    expect(outerSubmit).not.toHaveBeenCalled();
  });
});

describe('a decorative picture', () => {
  beforeEach(() => {
    const empty = { ...answer, decorative: true, alternativeText: '' };
    jest.mocked(api.describeImage).mockResolvedValue(empty);
  });

  it('is checked by the answer, and says why it has no text', async () => {
    show();
    await describeIt();
    expect(decorative()).toBeChecked();
    expect(screen.getByText(/its alternative text stays empty/)).toBeInTheDocument();
    expect(alternative()).toBeDisabled();
  });

  it('is saved without an alternative text, even when one was typed before', async () => {
    show();
    await describeIt();
    await userEvent.click(decorative());
    await userEvent.type(alternative(), 'A line');
    await userEvent.click(decorative());
    expect(alternative()).toHaveValue('');
    await press('Save');
    await waitFor(() => expect(saveTexts).toHaveBeenCalled());
    expect(saveTexts.mock.calls[0][0].body).toMatchObject({ alternativeText: '' });
  });
});

describe('somebody who may not change assets', () => {
  it('cannot save, is told why, and can copy the texts', async () => {
    rights.current = {};
    show();
    await describeIt();
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    expect(screen.getByText(/may not change images of the Media Library/)).toBeInTheDocument();
    await press('Copy the caption');
    expect(copy).toHaveBeenCalledWith('The coast at low tide.');
  });
});
