import { useEffect, useState } from 'react';
import { adminApi } from '@strapi/strapi/admin';
import type { DataOf } from '../../../shared/contracts/contract';
import type { listWaiting } from '../../../shared/contracts/operations';
import { PLUGIN_ID } from '../../../shared/plugin';

/**
 * Its own file, with types only of the contracts: the menu asks on every page, and is not to load their schemas for it. The compiler
 * holds the path to the contract's.
 */
const PATH: (typeof listWaiting)['path'] = '/waiting';

export type Waiting = DataOf<typeof listWaiting>;

const POLL_MS = 30_000;

const tagged = adminApi.enhanceEndpoints({ addTagTypes: ['VeniceWaiting', 'Asset', 'Folder'] });

const api = tagged.injectEndpoints({
  endpoints: (build) => ({
    veniceWaiting: build.query<Waiting, void>({
      query: () => ({ url: `/${PLUGIN_ID}${PATH}` }),
      transformResponse: ({ data }: { data: Waiting }) => data,
      providesTags: ['VeniceWaiting'],
    }),
    /** Asks nothing: it says that what waits may have changed, and what the Media Library lists with it. */
    veniceWaitingChanged: build.mutation<null, void>({
      queryFn: () => ({ data: null }),
      invalidatesTags: [
        'VeniceWaiting',
        { type: 'Asset', id: 'LIST' },
        { type: 'Folder', id: 'LIST' },
      ],
    }),
  }),
});

export const { useVeniceWaitingChangedMutation: useWaitingChanged } = api;

/** What waits for this person. Asked again now and then while the page is looked at, and when somebody comes back to it. */
export const useWaiting = () => {
  const looking = useLooking();
  const query = api.useVeniceWaitingQuery(undefined, {
    pollingInterval: looking ? POLL_MS : 0,
    // The menu mounts its icons anew with every page, which would put the next poll off for ever.
    refetchOnMountOrArgChange: POLL_MS / 1_000,
  });
  const { refetch } = query;
  useEffect(() => {
    const onFocus = () => void refetch();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [refetch]);
  return query;
};

const useLooking = (): boolean => {
  const [looking, setLooking] = useState(!document.hidden);
  useEffect(() => {
    const onChange = () => setLooking(!document.hidden);
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, []);
  return looking;
};
