import type { ReactNode } from 'react';
import { renderHook, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { useEntry } from '../../../admin/src/components/describe/use-entry';
import type { FieldTarget } from '../../../admin/src/components/dialogs';
import type { Asset } from '../../../shared/contracts/asset';

const form = { current: { modified: false, values: {} as object } };
jest.mock('@strapi/strapi/admin', () => ({
  useForm: (_: string, select: (form: object) => unknown) => select(form.current),
}));
const readAgain = jest.fn();
jest.mock('../../../admin/src/api/describe', () => ({
  useEntryChanged: () => [(address: object) => readAgain(address)],
  useSchemas: () => ({ data: mockSchemas(), isLoading: false }),
}));
const article = {
  uid: 'api::a.a',
  attributes: {
    documentId: { type: 'string' },
    title: { type: 'string' },
    cover: { type: 'media' },
  },
  pluginOptions: { i18n: { localized: true } },
};
const mockSchemas = () => ({ contentTypes: [article], components: [] });

const ENTRY = '/content-manager/collection-types/api::a.a/abc?plugins[i18n][locale]=fr';
const cover: Asset = { id: 3, documentId: 'd', name: 'a.png', url: '/a.png', mime: 'image/png' };
const saved: Asset = { ...cover, alternativeText: 'Gulls', caption: 'Ebb.' };
const use = jest.fn();
const targetOf = (part: object = {}): FieldTarget => ({
  place: 'p',
  name: 'cover',
  label: 'cover',
  multiple: false,
  assets: [cover],
  use,
  ...part,
});
const around = ({ address = ENTRY, target = {} }: { address?: string; target?: object } = {}) =>
  renderHook((part: object) => useEntry(targetOf({ ...target, ...part })), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <MemoryRouter
        initialEntries={[address]}
        future={{ v7_startTransition: true, v7_relativeSplatPath: true }}
      >
        {children}
      </MemoryRouter>
    ),
  });

beforeEach(() => {
  jest.clearAllMocks();
  form.current = { modified: false, values: { documentId: 'abc', title: 'The coast' } };
});
afterEach(() => jest.useRealTimers());

describe('the entry around a field', () => {
  it('tells its language and its text', () => {
    expect(around().result.current).toMatchObject({ locale: 'fr', text: 'The coast' });
  });

  it('tells them also while it is new', () => {
    form.current.values = { title: 'The coast' };
    const address = ENTRY.replace('abc', 'create');
    expect(around({ address }).result.current).toMatchObject({ locale: 'fr', text: 'The coast' });
  });

  it('tells them also for the only entry of its type', () => {
    const address = '/content-manager/single-types/api::a.a?plugins[i18n][locale]=fr';
    expect(around({ address }).result.current).toMatchObject({ locale: 'fr', text: 'The coast' });
  });

  it.each([
    ['another entry in a modal', { documentId: 'other', title: 'Somebody' }, {}],
    ['an entry of another type in a modal', { name: 'Somebody' }, {}],
    ['a field that the type does not have', { title: 'Somebody' }, { name: 'portrait' }],
    ['the Media Library', { title: 'Somebody' }, { libraryOnly: true }],
  ])('keeps its text to itself for %s', (_, values, target) => {
    form.current.values = values;
    expect(around({ target }).result.current.text).toBe('');
  });
});

describe('a field whose picture was described', () => {
  it('is read again where the entry has no changes, and so gets none', async () => {
    const { result, rerender } = around();
    const shown = result.current.show(saved);
    expect(readAgain).toHaveBeenCalledWith({ model: 'api::a.a', documentId: 'abc', single: false });
    rerender({ assets: [saved] });
    await shown;
    expect(use).not.toHaveBeenCalled();
  });

  it('is filled where the entry has changes, which reading it again would lose', async () => {
    form.current.modified = true;
    await around().result.current.show(saved);
    expect(readAgain).not.toHaveBeenCalled();
    expect(use).toHaveBeenCalledWith({ asset: saved, replaces: 3 });
  });

  it('is filled where another entry stands at the address', async () => {
    form.current.values = { documentId: 'other' };
    await around().result.current.show(saved);
    expect(readAgain).not.toHaveBeenCalled();
    expect(use).toHaveBeenCalledTimes(1);
  });

  it('is filled when reading again came to nothing', async () => {
    jest.useFakeTimers();
    const shown = around().result.current.show(saved);
    jest.runAllTimers();
    await shown;
    expect(use).toHaveBeenCalledTimes(1);
  });

  it('is left alone where it shows the texts already', async () => {
    await around({ target: { assets: [saved] } }).result.current.show(saved);
    expect(readAgain).not.toHaveBeenCalled();
    expect(use).not.toHaveBeenCalled();
  });

  it('is not there in the Media Library', async () => {
    await around({ target: { libraryOnly: true } }).result.current.show(saved);
    await waitFor(() => expect(use).not.toHaveBeenCalled());
  });
});
