import { adminApi } from '@strapi/strapi/admin';
import { listModels, listStyles, type ModelType } from '../../../shared/contracts/catalogue';
import type { Contract, DataOf } from '../../../shared/contracts/contract';
import { getRecord } from '../../../shared/contracts/records';
import {
  getSettings,
  testSettings,
  updateSettings,
  type SettingsUpdate,
} from '../../../shared/contracts/settings';
import { getStatus } from '../../../shared/contracts/status';
import { pathOf } from './call';

type Wrapped<C extends Contract> = { data: DataOf<C> };

/** A folder as Strapi's Media Library lists them: the outermost one is not a folder, and has no id. */
type UploadFolder = { id?: number; name?: string; children: readonly UploadFolder[] };

export type Folder = { id: number; path: string };

const bare = <C extends Contract>(answer: Wrapped<C>): DataOf<C> => answer.data;

const tagged = adminApi.enhanceEndpoints({ addTagTypes: ['VeniceSettings', 'VeniceRecord'] });

/** What is read and shown. Work that is paid for is not here: it must outlive the component that asked for it. */
const api = tagged.injectEndpoints({
  endpoints: (build) => ({
    veniceModels: build.query<DataOf<typeof listModels>, ModelType>({
      query: (type) => ({ url: pathOf({ contract: listModels }), config: { params: { type } } }),
      transformResponse: bare<typeof listModels>,
    }),
    veniceStyles: build.query<DataOf<typeof listStyles>, void>({
      query: () => ({ url: pathOf({ contract: listStyles }) }),
      transformResponse: bare<typeof listStyles>,
    }),
    veniceStatus: build.query<DataOf<typeof getStatus>, void>({
      query: () => ({ url: pathOf({ contract: getStatus }) }),
      transformResponse: bare<typeof getStatus>,
      providesTags: ['VeniceSettings'],
    }),
    veniceRecord: build.query<DataOf<typeof getRecord>, number>({
      query: (assetId) => ({ url: pathOf({ contract: getRecord, params: { assetId } }) }),
      transformResponse: bare<typeof getRecord>,
    }),
    veniceSettings: build.query<DataOf<typeof getSettings>, void>({
      query: () => ({ url: pathOf({ contract: getSettings }) }),
      transformResponse: bare<typeof getSettings>,
      providesTags: ['VeniceSettings'],
    }),
    /** Takes `plugin::upload.read`, as the Media Library does. */
    veniceFolders: build.query<Folder[], void>({
      query: () => ({ url: '/upload/folder-structure' }),
      transformResponse: ({ data }: { data: readonly UploadFolder[] }) => pathsOf(data),
    }),
    veniceUpdateSettings: build.mutation<DataOf<typeof updateSettings>, SettingsUpdate>({
      query: (data) => ({ url: pathOf({ contract: updateSettings }), method: 'PUT', data }),
      transformResponse: bare<typeof updateSettings>,
      invalidatesTags: ['VeniceSettings'],
      // The answer is what the settings are now; until they are read again the page would show those of before.
      async onQueryStarted(_, { dispatch, queryFulfilled }) {
        const answer = await queryFulfilled.catch(() => null);
        if (answer)
          void dispatch(api.util.upsertQueryData('veniceSettings', undefined, answer.data));
      },
    }),
    veniceTestKey: build.mutation<DataOf<typeof testSettings>, { apiKey?: string }>({
      query: (data) => ({ url: pathOf({ contract: testSettings }), method: 'POST', data }),
      transformResponse: bare<typeof testSettings>,
    }),
  }),
});

/** Folders within one another, as paths in their order. */
const pathsOf = (folders: readonly UploadFolder[], above = ''): Folder[] =>
  folders.flatMap(({ id, name = '', children }) => {
    const path = above ? `${above} / ${name}` : name;
    return [...(id === undefined ? [] : [{ id, path }]), ...pathsOf(children, path)];
  });

export const {
  useVeniceModelsQuery: useModels,
  useVeniceStylesQuery: useStyles,
  useVeniceFoldersQuery: useFolders,
  useVeniceSettingsQuery: useSettings,
  useVeniceUpdateSettingsMutation: useUpdateSettings,
  useVeniceTestKeyMutation: useTestKey,
} = api;

/** A dialog opened anew asks anew: somebody may have entered a key meanwhile, and the balance has changed. */
const STATUS_MAX_AGE_S = 10;

export const useStatus = () =>
  api.useVeniceStatusQuery(undefined, { refetchOnMountOrArgChange: STATUS_MAX_AGE_S });

/** What was made from a picture changes with the work of everybody. */
export const useRecord = (assetId: number) =>
  api.useVeniceRecordQuery(assetId, { refetchOnMountOrArgChange: true });
