import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  begin,
  button,
  catalogue,
  choose,
  image,
  press,
  prompt,
  quotes,
  requests,
  show,
  write,
} from './dialog';
import * as models from './models';

beforeEach(() => {
  begin();
  catalogue.models = [models.rich, models.plain];
});

describe('the dialog for animating', () => {
  it('shows the picture, and what it is, from the start', () => {
    show();
    expect(screen.getByRole('img', { name: 'A harbour' })).toBeInTheDocument();
  });

  it('begins at the words', async () => {
    show();
    await waitFor(() => expect(prompt()).toHaveFocus());
  });

  it('has the fields that the model takes, and no others', async () => {
    show();
    expect(screen.getByRole('combobox', { name: 'Length' })).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Resolution' })).toBeInTheDocument();
    expect(screen.getByLabelText('Sound')).toBeChecked();
    expect(screen.queryByRole('radiogroup')).toBeNull();
    await choose({ label: 'Model', option: /^plain/ });
    expect(screen.queryByRole('combobox', { name: 'Length' })).toBeNull();
    expect(screen.queryByRole('combobox', { name: 'Resolution' })).toBeNull();
    expect(screen.queryByLabelText('Sound')).toBeNull();
    expect(screen.getByRole('radio', { name: '16:9' })).toBeInTheDocument();
  });

  it('says what a model can do', async () => {
    show();
    await userEvent.click(screen.getByRole('combobox', { name: 'Model' }));
    expect(
      await screen.findByRole('option', {
        name: 'rich-image-to-video · 5 to 10 s · sound if wanted',
      })
    ).toBeInTheDocument();
    expect(
      screen.getByRole('option', { name: 'plain-image-to-video · without sound' })
    ).toBeInTheDocument();
  });

  it('counts the words against what the model takes', async () => {
    show();
    write('Leaves stir');
    expect(screen.getByText('11 of 2500')).toBeInTheDocument();
    await choose({ label: 'Model', option: /^plain/ });
    write('Leaves stir in the morning wind');
    expect(screen.getByText('31 of 30: this model does not take so many')).toBeInTheDocument();
  });

  it('sends nothing without words', async () => {
    show();
    await screen.findByText('Price $0.42');
    expect(button('Animate · $0.42')).toHaveAttribute('aria-disabled', 'true');
  });

  it('says so where Venice lists no model for it', () => {
    catalogue.models = [models.fromWords];
    show();
    expect(screen.getByText(/lists no model just now/)).toBeInTheDocument();
    expect(quotes()).toHaveLength(0);
  });

  it('lets one of several pictures be chosen', async () => {
    show({ multiple: true, assets: [image, { ...image, id: 4, name: 'pier.png' }] });
    write();
    await choose({ label: 'Image', option: 'pier.png' });
    await userEvent.click(await screen.findByRole('button', { name: 'Animate · $0.42' }));
    await waitFor(() => expect(requests()[0]?.input).toMatchObject({ image: 4 }));
  });
});

describe('the dialog for animating at a field without a picture', () => {
  it('cannot be pressed before a picture was chosen, and says so', async () => {
    show({ assets: [], filled: false });
    write();
    await screen.findByText('Price $0.42');
    expect(screen.getByText(/There is no image in this field yet/)).toBeInTheDocument();
    expect(button('Animate · $0.42')).toHaveAttribute('aria-disabled', 'true');
  });

  it('animates the one that was chosen from the Media Library', async () => {
    show({ assets: [], filled: false });
    write();
    await press('Choose an image');
    await press('Pick the pier');
    expect(screen.getByRole('img', { name: 'A harbour' })).toBeInTheDocument();
    await userEvent.click(await screen.findByRole('button', { name: 'Animate · $0.42' }));
    await waitFor(() => expect(requests()[0]?.input).toMatchObject({ image: 4 }));
    expect(await screen.findByRole('button', { name: 'Use this video' })).toBeInTheDocument();
  });
});
