import { adminApi } from '@strapi/strapi/admin';
import type { Contract, DataOf } from '../../../shared/contracts/contract';
import {
  discardSend,
  giveUpSend,
  keepSend,
  resendSend,
} from '../../../shared/contracts/operations';
import { pathOf } from './call';

type Wrapped<C extends Contract> = { data: DataOf<C> };

const ask = ({ contract, id }: { contract: Contract; id: number }) => ({
  url: pathOf({ contract, params: { id } }),
  method: 'POST' as const,
  data: {},
});

const bare = <C extends Contract>(answer: Wrapped<C>): DataOf<C> => answer.data;

/** Strapi's Media Library lists its assets and folders under these names. */
const LIBRARY = [
  { type: 'Asset', id: 'LIST' },
  { type: 'Folder', id: 'LIST' },
] as const;

/** What a person says of something that waits. Also a refusal means that the list may be older than what is. */
const api = adminApi
  .enhanceEndpoints({ addTagTypes: ['VeniceWaiting', 'Asset', 'Folder'] })
  .injectEndpoints({
    endpoints: (build) => ({
      veniceSave: build.mutation<DataOf<typeof keepSend>, number>({
        query: (id) => ask({ contract: keepSend, id }),
        transformResponse: bare<typeof keepSend>,
        invalidatesTags: ['VeniceWaiting', ...LIBRARY],
      }),
      veniceDiscard: build.mutation<DataOf<typeof discardSend>, number>({
        query: (id) => ask({ contract: discardSend, id }),
        transformResponse: bare<typeof discardSend>,
        invalidatesTags: ['VeniceWaiting'],
      }),
      veniceResend: build.mutation<DataOf<typeof resendSend>, number>({
        query: (id) => ask({ contract: resendSend, id }),
        transformResponse: bare<typeof resendSend>,
        invalidatesTags: ['VeniceWaiting'],
      }),
      veniceGiveUp: build.mutation<DataOf<typeof giveUpSend>, number>({
        query: (id) => ask({ contract: giveUpSend, id }),
        transformResponse: bare<typeof giveUpSend>,
        invalidatesTags: ['VeniceWaiting'],
      }),
    }),
  });

export const {
  useVeniceSaveMutation: useSave,
  useVeniceDiscardMutation: useDiscard,
  useVeniceResendMutation: useResend,
  useVeniceGiveUpMutation: useGiveUp,
} = api;
