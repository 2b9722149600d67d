import type { ComponentType } from 'react';
import type { StrapiApp } from '@strapi/strapi/admin';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, type RouteObject } from 'react-router-dom';
import { showLibraryBar } from '../../admin/src/components/library/show-library-bar';
import { renderInAdmin } from '../support/admin/render';

jest.mock('../../admin/src/components/library/library-bar', () => ({
  __esModule: true,
  default: ({ assetId }: { assetId: number | null }) => <p>{mockBar(assetId)}</p>,
}));
const mockBar = (assetId: number | null) => {
  if (assetId === 13) throw new Error('A fault of ours');
  return `The bar of ${assetId}`;
};

const library: RouteObject = {
  path: 'plugins/upload/*',
  lazy: async () => ({ Component: () => <h1>Media Library</h1> }),
};
const other: RouteObject = { ...library, path: 'plugins/other/*' };

/** The routes of an admin after our plugin was registered in it. */
const wrapped = (routes: RouteObject[]): RouteObject[] => {
  let now = routes;
  const addRoute = (change: (before: RouteObject[]) => RouteObject[]) => {
    now = change(now);
  };
  showLibraryBar({ router: { addRoute } } as unknown as StrapiApp); // only what it asks for
  return now;
};
const visit = async (address: string) => {
  const [route] = wrapped([library, other]);
  const { Component } = (await (route?.lazy as () => Promise<unknown>)()) as {
    Component: ComponentType; // as the route above has it
  };
  renderInAdmin(
    <>
      <Component />
      <Link to="/plugins/upload">Close the file</Link>
    </>,
    { address }
  );
};

describe('the page of the Media Library', () => {
  it('is as it was while no file is open', async () => {
    await visit('/plugins/upload?folder=2');
    expect(screen.getByRole('heading')).toHaveTextContent('Media Library');
    expect(screen.queryByText(/The bar/)).toBeNull();
  });

  it('has the bar for the file in its address', async () => {
    await visit('/plugins/upload?folder=2&assetId=7');
    expect(await screen.findByText('The bar of 7')).toBeInTheDocument();
  });

  it('keeps the bar, and so its dialog, when the file is closed', async () => {
    await visit('/plugins/upload?assetId=7');
    await screen.findByText('The bar of 7');
    await userEvent.click(screen.getByRole('link', { name: 'Close the file' }));
    expect(screen.getByText('The bar of null')).toBeInTheDocument();
  });

  it('stands when the bar breaks', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await visit('/plugins/upload?assetId=13');
    expect(screen.getByRole('heading')).toHaveTextContent('Media Library');
    jest.restoreAllMocks();
  });

  it('is the only one that changes', () => {
    expect(wrapped([other])).toEqual([other]);
  });

  it('is left alone where its router takes no routes', () => {
    expect(() => showLibraryBar({} as StrapiApp)).not.toThrow();
  });
});
