import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MediaFieldButtons } from '../../admin/src/components/field/media-field-buttons';
import type { Asset } from '../../shared/contracts/asset';
import { renderInAdmin } from '../support/admin/render';

const ALL = {
  canGenerate: true,
  canEdit: true,
  canRemoveBackground: true,
  canDescribe: true,
  canAnimate: true,
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

const VIDEO: Asset = { ...image, name: 'a.mp4', url: '/a.mp4', mime: 'video/mp4' };
const BOTH = { attribute: { allowedTypes: ['images', 'videos'] } };
const openMenu = () => userEvent.click(screen.getByRole('button', { name: 'More Venice actions' }));
const items = () => screen.getAllByRole('menuitem').map((item) => item.textContent);

describe('the menu of a media field', () => {
  it('has everything where the field takes everything', async () => {
    show();
    await openMenu();
    expect(items()).toEqual(['Describe', 'Animate', 'How it was made']);
  });

  it('has no video for a field that takes none', async () => {
    show({ attribute: { allowedTypes: ['images'] } });
    await openMenu();
    expect(items()).toEqual(['Describe', 'How it was made']);
  });

  it.each([
    ['describe', { canDescribe: true }, ['Describe']],
    ['animate, and upload what is made', { canAnimate: true, canCreate: true }, ['Animate']],
    ['read records', { canRecordsRead: true }, ['How it was made']],
  ])('has only what the role may: %s', async (_, allowed, expected) => {
    rights.current = allowed;
    show(BOTH);
    await openMenu();
    expect(items()).toEqual(expected);
  });

  it('is not there for somebody who may animate and not upload', () => {
    rights.current = { canAnimate: true };
    show(BOTH);
    expect(names()).toEqual([]);
  });

  it('says why something cannot be done with an empty field', async () => {
    field.current = null;
    show();
    await openMenu();
    const item = (name: string) => screen.getByRole('menuitem', { name });
    expect(item('Describe: add an image first')).toHaveAttribute('aria-disabled', 'true');
    expect(item('How it was made: add a file first')).toHaveAttribute('aria-disabled', 'true');
  });

  it('lets a video be made at an empty field, of a picture from elsewhere', async () => {
    field.current = null;
    show();
    await openMenu();
    expect(screen.getByRole('menuitem', { name: 'Animate' })).not.toHaveAttribute('aria-disabled');
  });

  it('is all that a field for videos alone has', async () => {
    field.current = VIDEO;
    show({ attribute: { allowedTypes: ['videos'] } });
    expect(names()).toEqual(['More Venice actions']);
    await openMenu();
    expect(items()).toEqual(['Animate', 'How it was made']);
  });

  it('tells how a video was made', async () => {
    field.current = VIDEO;
    show(BOTH);
    await openMenu();
    const item = screen.getByRole('menuitem', { name: 'How it was made' });
    expect(item).not.toHaveAttribute('aria-disabled');
  });

  it.each([['files'], ['audios']])('is not there for a field that takes only %s', (type) => {
    show({ attribute: { allowedTypes: [type] } });
    expect(names()).toEqual([]);
  });
});
