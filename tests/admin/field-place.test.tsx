import type { ReactNode } from 'react';
import { renderHook } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { useFieldTarget } from '../../admin/src/components/field/use-field-target';

const values = { current: {} as object };
jest.mock('@strapi/strapi/admin', () => ({
  useField: () => ({ value: null, onChange: jest.fn() }),
  useForm: () => () => values.current,
}));

const ARTICLE = '/content-manager/collection-types/api::article.article/abc';
const placeOf = ({ name = 'cover', address = ARTICLE, documentId = 'abc' } = {}): string => {
  values.current = { documentId };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MemoryRouter
      initialEntries={[address]}
      future={{ v7_startTransition: true, v7_relativeSplatPath: true }}
    >
      {children}
    </MemoryRouter>
  );
  const { result } = renderHook(() => useFieldTarget({ name, label: name, multiple: false }), {
    wrapper,
  });
  return result.current.place;
};

describe('the place of a field', () => {
  it('is the same after the page was loaded anew', () => {
    expect(placeOf()).toBe(placeOf());
  });

  it.each([
    ['another field', { name: 'gallery' }],
    ['another entry', { address: ARTICLE.replace('abc', 'def') }],
    ['another language', { address: `${ARTICLE}?plugins[i18n][locale]=fr` }],
    ['an entry in a modal over the same page', { documentId: 'related' }],
  ])('is another one for %s', (_, other) => {
    expect(placeOf(other)).not.toBe(placeOf());
  });

  it('does not hang on what else is in the address', () => {
    expect(placeOf({ address: `${ARTICLE}?collapsed=1` })).toBe(placeOf());
  });
});
