import type { Asset } from '../../../../../shared/contracts/asset';

/** Local files have a path only, which is the server's and not the admin's where the two differ. */
export const assetUrl = ({ url }: Pick<Asset, 'url'>): string =>
  url.startsWith('/') ? `${window.strapi.backendURL}${url}` : url;
