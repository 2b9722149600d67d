import { screen } from '@testing-library/react';
import { MediaFieldButtons } from '../../admin/src/components/field/media-field-buttons';
import type { Asset } from '../../shared/contracts/asset';
import { renderInAdmin } from '../support/admin/render';

const ALL = {
  canGenerate: true,
  canEdit: true,
  canRemoveBackground: true,
  canRecordsRead: true,
  canCreate: true,
};
const rights = { current: {} as Record<string, boolean> };
const field = { current: null as Asset | null };
jest.mock('@strapi/strapi/admin', () => ({
  useRBAC: () => ({ allowedActions: rights.current, isLoading: false }),
  useField: () => ({ value: field.current, onChange: jest.fn() }),
  useForm: () => () => ({}),
}));

const image: Asset = { id: 1, documentId: 'd', name: 'a.png', url: '/a.png', mime: 'image/png' };
const show = (props: object = {}) => renderInAdmin(<MediaFieldButtons name="cover" {...props} />);
const names = () => screen.queryAllByRole('button').map((button) => button.textContent);

beforeEach(() => {
  rights.current = ALL;
  field.current = image;
});

describe('the buttons of a media field', () => {
  it('are all there for somebody who may do everything', () => {
    show();
    expect(names()).toHaveLength(4);
  });

  it.each([
    ['the field is read-only', { disabled: true }, ALL],
    ['the field takes no images', { attribute: { allowedTypes: ['files'] } }, ALL],
    ['the role may nothing', {}, {}],
    ['the role may not upload, nor read records', {}, { canGenerate: true, canEdit: true }],
  ])('are not there where %s', (_, props, allowed) => {
    rights.current = allowed;
    show(props);
    expect(names()).toEqual([]);
  });

  it('are only those that the role may use', () => {
    rights.current = { canGenerate: true, canCreate: true };
    show();
    expect(names()).toEqual(['Generate']);
  });

  it('say why nothing can be edited while the field is empty', () => {
    field.current = null;
    show();
    expect(
      screen.getByRole('button', { name: /Edit image .* add an image first/ })
    ).toHaveAttribute('aria-disabled', 'true');
  });

  it('let an image be edited', () => {
    show();
    expect(screen.getByRole('button', { name: 'Edit image with Venice' })).toHaveAttribute(
      'aria-disabled',
      'false'
    );
  });
});
