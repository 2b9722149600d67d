import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../shared/plugin';
import { parseConfig } from '../config';
import { getService } from '../utils/get-service';
import {
  createVeniceClient,
  type AnswerMeta,
  type VeniceClient,
  type VeniceClientOptions,
} from '../venice';

/** What the latest answers told in passing. Null: not told yet. */
export type Live = { sandbox: boolean | null; balanceUsd: number | null };

type Building = Pick<VeniceClientOptions, 'apiKey' | 'onAnswer'>;

/** Venice's endpoints for code of the application: `send('POST /image/generate', input, { signal })`. Nothing is saved or journalled. */
export const createClient = ({ strapi }: { strapi: Core.Strapi }) => {
  const live: Live = { sandbox: null, balanceUsd: null };

  const hear = ({ status, sandbox, balance }: AnswerMeta): void => {
    // The error page of a proxy is neither Venice nor the sandbox.
    if (sandbox || status < 400) live.sandbox = sandbox;
    live.balanceUsd = balance.usd ?? live.balanceUsd;
  };

  const build = ({ apiKey, onAnswer }: Building): VeniceClient => {
    const { baseUrl, timeouts, limits, retry } = parseConfig(
      strapi.config.get(`plugin::${PLUGIN_ID}`)
    );
    const spoolDir = getService({ strapi, name: 'spool' }).folder();
    return createVeniceClient({
      baseUrl,
      apiKey,
      spoolDir,
      timeouts,
      limits,
      retry,
      onAnswer,
    });
  };

  const own = (): VeniceClient =>
    build({ apiKey: () => getService({ strapi, name: 'settings' }).apiKey(), onAnswer: hear });

  return {
    /**
     * Calls an endpoint by its method and path; input and result follow from the name. Picture answers are files in the spool folder,
     * which the caller deletes. Rejects with a VeniceError.
     */
    send: ((endpoint, input, options) =>
      own().send(endpoint, input, options)) as VeniceClient['send'],

    /** With another key than the one in use, to try it before it is stored. What it tells of its balance is not ours. */
    withKey: (apiKey: string): VeniceClient => build({ apiKey: async () => apiKey }),

    live: (): Live => ({ ...live }),
  };
};
