import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import LibraryBar from '../../admin/src/components/library/library-bar';
import type { Asset } from '../../shared/contracts/asset';
import { renderInAdmin } from '../support/admin/render';

const ALL = { canDescribe: true, canAnimate: true, canRecordsRead: true, canCreate: true };
const rights = { current: {} as object };
jest.mock('@strapi/strapi/admin', () => ({
  useRBAC: () => ({ allowedActions: rights.current, isLoading: false }),
  useNotification: () => ({ toggleNotification: jest.fn() }),
}));
const picture: Asset = { id: 3, documentId: 'd', name: 'a.png', url: '/a.png', mime: 'image/png' };
const asset = { current: picture };
const asked = jest.fn();
jest.mock('../../admin/src/api/library', () => ({
  useAsset: (id: number, { skip }: { skip: boolean }) => mockAsset(id, skip),
}));
const mockAsset = (id: number, skip: boolean) => {
  if (!skip) asked(id);
  return { currentData: skip ? undefined : asset.current };
};

type Opened = { target: object; onClose(): void };
jest.mock('../../admin/src/components/describe', () => ({
  __esModule: true,
  default: ({ target, onClose }: Opened) => mockDialog({ target, onClose }),
}));
const opened = jest.fn();
const mockDialog = ({ target, onClose }: Opened) => {
  opened(target);
  return <button onClick={onClose}>Leave the dialog</button>;
};

const names = () => screen.queryAllByRole('button').map(({ textContent }) => textContent);
const describeIt = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Describe' }));
  return screen.findByRole('button', { name: 'Leave the dialog' });
};

beforeEach(() => {
  jest.clearAllMocks();
  rights.current = ALL;
  asset.current = picture;
});

describe('the bar of the Media Library', () => {
  it('offers everything for a picture to somebody who may do everything', () => {
    renderInAdmin(<LibraryBar assetId={3} />);
    expect(names()).toEqual(['Describe', 'Animate', 'How it was made']);
  });

  it.each([
    ['only what the role may', { canDescribe: true }, ['Describe']],
    ['nothing that saves a file to somebody who may not upload', { canAnimate: true }, []],
    ['nothing to a role without our rights', { canCreate: true }, []],
  ])('offers %s', (_, allowed, shown) => {
    rights.current = allowed;
    renderInAdmin(<LibraryBar assetId={3} />);
    expect(names()).toEqual(shown);
  });

  it('asks the server for nothing where it has nothing to offer', () => {
    rights.current = {};
    renderInAdmin(<LibraryBar assetId={3} />);
    expect(asked).not.toHaveBeenCalled();
  });

  it('offers only how it was made for what is no picture', () => {
    asset.current = { ...picture, mime: 'video/mp4' };
    renderInAdmin(<LibraryBar assetId={3} />);
    expect(names()).toEqual(['How it was made']);
  });

  it('is not there while no file is open', () => {
    renderInAdmin(<LibraryBar assetId={null} />);
    expect(names()).toEqual([]);
  });

  it('carries the mark that lets it be pressed without closing the file', () => {
    renderInAdmin(<LibraryBar assetId={3} />);
    expect(screen.getByRole('group')).toHaveAttribute('data-asset-details-trigger');
  });

  it('opens the dialog for the file, without a field to fill', async () => {
    renderInAdmin(<LibraryBar assetId={3} />);
    await describeIt();
    expect(opened).toHaveBeenCalledWith(
      expect.objectContaining({ assets: [picture], label: 'a.png', libraryOnly: true })
    );
  });

  it('gives the focus back to its button', async () => {
    renderInAdmin(<LibraryBar assetId={3} />);
    await userEvent.click(await describeIt());
    await waitFor(() => expect(screen.getByRole('button', { name: 'Describe' })).toHaveFocus());
  });
});
