import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../shared/plugin';
import { parseConfig } from '../config';
import { getService } from '../utils/get-service';
import { createVeniceClient, type AnswerMeta, type VeniceClient } from '../venice';

/** What the latest answers told in passing. Null: not told yet. */
export type Live = { sandbox: boolean | null; balanceUsd: number | null };

/** Venice's endpoints for code of the application: `send('POST /image/generate', input, { signal })`. Nothing is saved or journalled. */
export const createClient = ({ strapi }: { strapi: Core.Strapi }) => {
  const live: Live = { sandbox: null, balanceUsd: null };

  const hear = (meta: AnswerMeta): void => {
    live.sandbox = meta.sandbox;
    live.balanceUsd = meta.balance.usd ?? live.balanceUsd;
  };

  const build = (apiKey: () => Promise<string | null>): VeniceClient => {
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
      onAnswer: hear,
    });
  };

  const own = (): VeniceClient => build(() => getService({ strapi, name: 'settings' }).apiKey());

  return {
    /**
     * Calls an endpoint by its method and path; input and result follow from the name. Picture answers are files in the spool folder,
     * which the caller deletes. Rejects with a VeniceError.
     */
    send: ((endpoint, input, options) =>
      own().send(endpoint, input, options)) as VeniceClient['send'],

    /** With another key than the one in use, to try it before it is stored. */
    withKey: (apiKey: string | undefined): VeniceClient =>
      apiKey === undefined ? own() : build(async () => apiKey),

    live: (): Live => ({ ...live }),
  };
};
