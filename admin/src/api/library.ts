import { adminApi } from '@strapi/strapi/admin';
import type { Asset } from '../../../shared/contracts/asset';

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Asset'] }).injectEndpoints({
  endpoints: (build) => ({
    /** Takes `plugin::upload.read`, as the Media Library does. */
    veniceAsset: build.query<Asset, number>({
      query: (id) => ({ url: `/upload/files/${id}` }),
      providesTags: (_, __, id) => [{ type: 'Asset', id }],
    }),
  }),
});

export const { useVeniceAssetQuery: useAsset } = api;
