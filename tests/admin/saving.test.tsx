import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Saving } from '../../admin/src/pages/settings/saving';
import type { PublicSettings } from '../../shared/contracts/settings';
import { renderInAdmin } from '../support/admin/render';

const folders = { current: {} as object };
jest.mock('../../admin/src/api/queries', () => ({ useFolders: () => folders.current }));

const settings: PublicSettings = {
  key: { configured: true, source: 'config', hint: '…7890', readable: true, storable: true },
  baseUrl: 'http://localhost:4010/api/v1',
  sandbox: true,
  generateModel: null,
  editModel: null,
  format: 'webp',
  folder: null,
  safeMode: true,
  optimize: false,
};
const change = jest.fn();
const show = ({
  folder = null,
  mayUpdate = true,
}: {
  folder?: number | null;
  mayUpdate?: boolean;
}) =>
  renderInAdmin(
    <Saving settings={{ ...settings, folder }} draft={{}} change={change} mayUpdate={mayUpdate} />
  );
const picker = () => screen.getByRole('combobox', { name: 'Media Library folder' });
const choose = async (name: string) => {
  await userEvent.click(picker());
  await userEvent.click(await screen.findByRole('option', { name }));
};

beforeEach(() => {
  jest.clearAllMocks();
  folders.current = {
    data: [
      { id: 3, path: 'Articles' },
      { id: 4, path: 'Articles / Covers' },
    ],
  };
});

describe('the folder of results', () => {
  it('is chosen by its path', async () => {
    show({});
    await choose('Articles / Covers');
    expect(change).toHaveBeenCalledWith({ folder: 4 });
  });

  it('is the one called Venice when none is chosen', async () => {
    show({ folder: 3 });
    expect(picker()).toHaveTextContent('Articles');
    await choose('The plugin’s own, called “Venice”');
    expect(change).toHaveBeenCalledWith({ folder: null });
  });

  it('is still named when it is not among those that this person sees', () => {
    show({ folder: 9 });
    expect(picker()).toHaveTextContent('Folder 9, not in the list');
  });

  it('says so when the folders could not be read', () => {
    folders.current = { isError: true };
    show({});
    expect(screen.getByText(/could not be read/)).toBeInTheDocument();
  });

  it('cannot be changed by somebody who may only look', () => {
    show({ mayUpdate: false });
    expect(picker()).toHaveAttribute('aria-disabled', 'true');
  });
});
