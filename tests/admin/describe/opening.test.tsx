import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FRENCH,
  alternative,
  article,
  asked,
  begin,
  describeIt,
  locales,
  schemas,
  show,
  status,
} from './dialog';

beforeEach(begin);

describe('the dialog that describes, before it is pressed', () => {
  it('shows what the picture has now', () => {
    show();
    expect(screen.getByText('A beach')).toBeInTheDocument();
    expect(screen.getByText('None')).toBeInTheDocument();
  });

  it('tells of the price without inventing a figure', () => {
    show();
    expect(screen.getByText('Costs a fraction of a cent')).toBeInTheDocument();
    expect(screen.queryByText(/\$/)).toBeNull();
  });

  it('says so when there is no key, and cannot be pressed', () => {
    status.current = { configured: false };
    show();
    expect(screen.getByText('Venice is not set up')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Describe' })).toBeDisabled();
  });

  it('has the focus on its button', async () => {
    show();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Describe' })).toHaveFocus());
  });
});

describe('the language', () => {
  it('is that of the entry', async () => {
    show({ address: FRENCH });
    await describeIt();
    expect(asked()).toMatchObject({ image: 3, locale: 'fr' });
  });

  it('is the default of Strapi where the entry has none', async () => {
    show();
    await describeIt();
    expect(asked()?.locale).toBe('de');
  });

  it('is the default of Strapi for a type without languages, whatever the address says', async () => {
    const plain = { ...article, pluginOptions: {} };
    schemas.current = { data: { contentTypes: [plain], components: [] }, isLoading: false };
    show({ address: FRENCH });
    await describeIt();
    expect(asked()?.locale).toBe('de');
  });

  it('is that of the address where the types could not be read', async () => {
    schemas.current = { isLoading: false };
    show({ address: FRENCH });
    await describeIt();
    expect(asked()?.locale).toBe('fr');
  });

  it('is English where Strapi has no languages, and others can be chosen', async () => {
    locales.current = { isLoading: false };
    show();
    await userEvent.click(screen.getByRole('combobox', { name: 'Language' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Japanese' }));
    await describeIt();
    expect(asked()?.locale).toBe('ja');
  });

  it('is not guessed while the default is not known', () => {
    locales.current = { isLoading: true };
    show();
    expect(screen.getByRole('button', { name: 'Describe' })).toBeDisabled();
  });

  it('is marked on what was written in it', async () => {
    show({ address: FRENCH });
    await describeIt();
    expect(alternative()).toHaveAttribute('lang', 'fr');
  });
});

describe('the text of the entry', () => {
  it('goes along', async () => {
    show();
    await describeIt();
    expect(asked()?.context).toBe('The coast');
  });

  it('stays here when it is switched off', async () => {
    show();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Send the text of this entry along' })
    );
    await describeIt();
    expect(asked()).toEqual({ image: 3, locale: 'de', context: undefined });
  });

  it.each([
    ['its type could not be read', { isLoading: false }],
    ['another type is at the address', { data: { contentTypes: [], components: [] } }],
  ])('is not offered where %s', (_, found) => {
    schemas.current = found;
    show();
    expect(screen.queryByRole('checkbox', { name: /Send the text/ })).toBeNull();
  });
});
