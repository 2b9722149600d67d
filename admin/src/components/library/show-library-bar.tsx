import { lazy, Suspense, useRef, type ComponentType } from 'react';
import type { StrapiApp } from '@strapi/strapi/admin';
import { useLocation, type RouteObject } from 'react-router-dom';
import { Boundary } from '../field/boundary';

/** Whoever opens no file does not load it. */
const LibraryBar = lazy(() => import('./library-bar'));

const LIBRARY = 'plugins/upload/*';

/**
 * Puts our bar on the page of the Media Library. Strapi has no place for it there, so the route is wrapped and shows what it showed.
 * Where there is no such route nothing changes. Strapi's older library does not say which file is open, and has no bar.
 */
export const showLibraryBar = (app: StrapiApp): void =>
  app.router?.addRoute?.((routes) => routes.map(withBar));

const withBar = (route: RouteObject): RouteObject => {
  const { lazy: load } = route;
  if (route.path !== LIBRARY || typeof load !== 'function') return route;
  const loadWithBar = async () => {
    const { Component, ...rest } = await load();
    return { ...rest, ...(Component && { Component: besideBar(Component) }) };
  };
  // Whether a route is an index route, which its type hangs on, is not touched.
  return { ...route, lazy: loadWithBar } as RouteObject;
};

const besideBar = (Library: ComponentType) => {
  const LibraryWithBar = () => (
    <>
      <Library />
      <Boundary>
        <OpenedAsset />
      </Boundary>
    </>
  );
  return LibraryWithBar;
};

/** The library keeps the file that is open in its address. A dialog of ours outlives that. */
const OpenedAsset = () => {
  const { search } = useLocation();
  const assetId = assetIdIn(search);
  const seen = useRef(false);
  seen.current ||= assetId !== null;
  if (!seen.current) return null;
  return (
    <Suspense fallback={null}>
      <LibraryBar assetId={assetId} />
    </Suspense>
  );
};

const assetIdIn = (search: string): number | null => {
  const id = Number(new URLSearchParams(search).get('assetId'));
  return Number.isInteger(id) && id > 0 ? id : null;
};
