import { adminApi } from '@strapi/strapi/admin';
import type { BodyOf, DataOf } from '../../../shared/contracts/contract';
import * as contracts from '../../../shared/contracts/describe';
import { call, pathOf } from './call';

/** Costs a fraction of a cent and saves nothing. */
export const describeImage = ({
  body,
  signal,
}: {
  body: BodyOf<typeof contracts.describeImage>;
  signal: AbortSignal;
}): Promise<contracts.Description> => call({ contract: contracts.describeImage, body, signal });

/** As `GET /i18n/locales` has them. */
export type Locale = { code: string; name: string; isDefault?: boolean };

/** Of a content type or a component: what tells which of its fields are text that may be shown to others. */
export type Schema = {
  uid: string;
  pluginOptions?: { i18n?: { localized?: boolean } };
  attributes: Record<string, Attribute>;
};
export type Attribute = {
  type: string;
  private?: boolean;
  customField?: string;
  /** Of an attribute that holds a component. */
  component?: string;
};
export type Schemas = { contentTypes: Schema[]; components: Schema[] };

/** An entry as the Content Manager keeps it. A single type is known by its type alone. */
export type EntryAddress = { model: string; documentId: string | null; single: boolean };

type Texts = { id: number; body: BodyOf<typeof contracts.saveDescription> };
type Saved = DataOf<typeof contracts.saveDescription>;

const api = adminApi
  .enhanceEndpoints({ addTagTypes: ['Asset', 'Document', 'Locale'] })
  .injectEndpoints({
    endpoints: (build) => ({
      veniceSaveDescription: build.mutation<Saved, Texts>({
        query: ({ id, body }) => ({
          url: pathOf({ contract: contracts.saveDescription, params: { id } }),
          method: 'PUT',
          data: body,
        }),
        transformResponse: ({ data }: { data: Saved }) => data,
        // As Strapi's Media Library names its lists, and the asset that is open in it.
        invalidatesTags: (saved, _, { id }) =>
          saved
            ? [
                { type: 'Asset', id },
                { type: 'Asset', id: 'LIST' },
              ]
            : [],
      }),
      /** Asks nothing: it makes the Content Manager read an entry again. */
      veniceEntryChanged: build.mutation<null, EntryAddress>({
        queryFn: () => ({ data: null }),
        invalidatesTags: (_, __, { model, documentId, single }) => [
          { type: 'Document', id: single ? model : `${model}_${documentId}` },
        ],
      }),
      /** Fails where internationalisation is switched off. */
      veniceLocales: build.query<Locale[], void>({
        query: () => ({ url: '/i18n/locales' }),
        providesTags: [{ type: 'Locale', id: 'LIST' }],
      }),
      veniceSchemas: build.query<Schemas, void>({
        query: () => ({ url: '/content-manager/init' }),
        transformResponse: ({ data }: { data: Schemas }) => data,
      }),
    }),
  });

export const {
  useVeniceSaveDescriptionMutation: useSaveDescription,
  useVeniceEntryChangedMutation: useEntryChanged,
  useVeniceLocalesQuery: useLocales,
  useVeniceSchemasQuery: useSchemas,
} = api;
