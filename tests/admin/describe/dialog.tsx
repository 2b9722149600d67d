import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as api from '../../../admin/src/api/describe';
import DescribeDialog from '../../../admin/src/components/describe';
import type { FieldTarget } from '../../../admin/src/components/dialogs';
import type { Asset } from '../../../shared/contracts/asset';
import { renderInAdmin } from '../../support/admin/render';

/** As the mocks below leave them; imported past this file they would be the real ones. */
export { api };

export const notify = jest.fn();
export const copy = jest.fn();
export const rights = { current: {} as object };
jest.mock('@strapi/strapi/admin', () => ({
  useRBAC: () => ({ allowedActions: rights.current, isLoading: false }),
  useClipboard: () => ({ copy: (text: string) => copy(text) }),
  useNotification: () => ({ toggleNotification: (message: object) => notify(message) }),
  useForm: (_: string, select: (form: object) => unknown) =>
    select({ modified: true, values: { title: 'The coast', cover: mockCover() } }),
}));
jest.mock('../../../admin/src/api/queries', () => ({ useStatus: () => ({ data: mockStatus() }) }));
jest.mock('../../../admin/src/api/describe', () => ({
  describeImage: jest.fn(),
  useSaveDescription: () => [(texts: object) => ({ unwrap: () => mockSave(texts) })],
  useEntryChanged: () => [jest.fn()],
  useLocales: () => mockLocales(),
  useSchemas: () => mockSchemas(),
}));

export const cover: Asset = {
  id: 3,
  documentId: 'd',
  name: 'coast.jpg',
  url: '/coast.jpg',
  mime: 'image/jpeg',
  alternativeText: 'A beach',
  caption: null,
};
export const second: Asset = { ...cover, id: 4, name: 'dunes.jpg', alternativeText: null };
const mockCover = () => cover;
export const status = { current: {} as object };
const mockStatus = () => status.current;
export const locales = { current: {} as object };
const mockLocales = () => locales.current;
const attributes = { title: { type: 'string' }, cover: { type: 'media' } };
export const article = {
  uid: 'api::a.a',
  attributes,
  pluginOptions: { i18n: { localized: true } },
};
export const schemas = { current: {} as object };
const mockSchemas = () => schemas.current;
export const saveTexts = jest.fn();
const mockSave = (texts: object) => saveTexts(texts);

export const answer = {
  alternativeText: 'Gulls over a sandy beach',
  caption: 'The coast at low tide.',
  decorative: false,
  locale: 'fr',
  model: 'qwen-vision',
  sandbox: true,
};
export const use = jest.fn();
export const onClose = jest.fn();
export const outerSubmit = jest.fn();
export const show = ({ target = {}, address = '' }: { target?: object; address?: string } = {}) => {
  const whole: FieldTarget = {
    place: '/article cover',
    name: 'cover',
    label: 'cover',
    multiple: false,
    assets: [cover],
    use,
    ...target,
  };
  return renderInAdmin(
    <form onSubmit={outerSubmit}>
      <DescribeDialog target={whole} onClose={onClose} />
    </form>,
    { address: `/content-manager/collection-types/api::a.a/create${address}` }
  );
};
export const FRENCH = '?plugins[i18n][locale]=fr';

export const press = (name: string | RegExp) =>
  userEvent.click(screen.getByRole('button', { name }));
export const alternative = () => screen.getByRole('textbox', { name: 'Alternative text' });
export const caption = () => screen.getByRole('textbox', { name: 'Caption' });
export const decorative = () => screen.getByRole('checkbox', { name: 'This image is decorative' });
export const describeIt = async () => {
  await press('Describe');
  await screen.findByRole('button', { name: 'Write again' });
};
export const asked = () => jest.mocked(api.describeImage).mock.calls.at(-1)?.[0].body;
export const refused = (code: string) => ({
  response: { data: { error: { message: 'no', details: { code, charge: 'none' } } } },
});

/** Before each test: somebody who may do everything, and a server that answers. */
export const begin = () => {
  jest.clearAllMocks();
  rights.current = { canUpdate: true };
  status.current = { configured: true, sandbox: true, balanceUsd: null };
  schemas.current = { data: { contentTypes: [article], components: [] }, isLoading: false };
  locales.current = {
    isLoading: false,
    data: [
      { code: 'de', name: 'German (de)', isDefault: true },
      { code: 'fr', name: 'French (fr)', isDefault: false },
    ],
  };
  jest.mocked(api.describeImage).mockReset().mockResolvedValue(answer);
  saveTexts.mockReset().mockImplementation(({ id, body }) =>
    Promise.resolve({
      asset: { ...cover, id, alternativeText: body.alternativeText, caption: body.caption },
      saved: { alternativeText: true, caption: true },
    })
  );
};
