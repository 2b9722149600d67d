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
    veniceUpdateSettings: build.mutation<DataOf<typeof updateSettings>, SettingsUpdate>({
      query: (data) => ({ url: pathOf({ contract: updateSettings }), method: 'PUT', data }),
      transformResponse: bare<typeof updateSettings>,
      invalidatesTags: ['VeniceSettings'],
    }),
    veniceTestKey: build.mutation<DataOf<typeof testSettings>, { apiKey?: string }>({
      query: (data) => ({ url: pathOf({ contract: testSettings }), method: 'POST', data }),
      transformResponse: bare<typeof testSettings>,
    }),
  }),
});

export const {
  useVeniceModelsQuery: useModels,
  useVeniceStylesQuery: useStyles,
  useVeniceStatusQuery: useStatus,
  useVeniceRecordQuery: useRecord,
  useVeniceSettingsQuery: useSettings,
  useVeniceUpdateSettingsMutation: useUpdateSettings,
  useVeniceTestKeyMutation: useTestKey,
} = api;
