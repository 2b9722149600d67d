import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import * as z from 'zod/v4';
import { model, type Model } from '../../../shared/catalogue/model';
import type { ModelType } from '../../../shared/contracts/catalogue';
import { PLUGIN_ID } from '../../../shared/plugin';
import { parseConfig } from '../config';
import { getService } from '../utils/get-service';
import { VeniceError, type Answer } from '../venice';
import { keepFresh, keptAnswer, type Dated, type Fresh } from './catalogue/fresh';

type Question = { type: ModelType; refresh?: boolean };

/** With its retries. Operations wait for the catalogue, and an editor for the operation: better unknown than late. */
const PATIENCE_MS = 10_000;

/** What Venice offers, as it says itself: never a list of our own. Cached for each key, because the answers are made for the key. */
export const createCatalogue = ({ strapi }: { strapi: Core.Strapi }) => {
  const caches = new Map<string, Fresh<unknown>>();
  const config = () => parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));

  const owner = async (): Promise<string> => {
    const key = (await getService({ strapi, name: 'settings' }).apiKey()) ?? '';
    return createHash('sha256').update(`${config().baseUrl}\n${key}`).digest('hex').slice(0, 16);
  };

  const dated = async <T>(question: {
    name: string;
    schema: z.ZodType<T>;
    refresh?: boolean;
    fetch(options: { signal: AbortSignal }): Promise<Answer<T>>;
  }): Promise<Dated<T>> => {
    const { name, schema, fetch, refresh = false } = question;
    const of = await owner();
    const store = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: `catalogue-${name}` });
    const id = `${of} ${name}`;
    const fresh =
      caches.get(id) ??
      keepFresh<unknown>({
        ttlMs: config().catalogueTtlMs,
        now: Date.now,
        fetch: async () => {
          const signal = AbortSignal.timeout(PATIENCE_MS);
          const { data, meta } = await fetch({ signal }).catch((error: unknown) => {
            throw signal.aborted ? tooSlow() : error;
          });
          return { value: data, sandbox: meta.sandbox };
        },
        restore: async () => {
          const kept = keptAnswer.safeParse(await store.get({})).data;
          const value = kept?.of === of ? schema.safeParse(kept.value) : null;
          return kept && value?.success ? { ...kept, value: value.data } : null;
        },
        persist: async (kept) => store.set({ value: { of, ...kept } }),
      });
    caches.set(id, fresh);
    const answer = await fresh.get({ refresh });
    return { ...answer, value: answer.value as T }; // put there by this function under the same name
  };

  const { send } = getService({ strapi, name: 'client' });

  const datedModels = ({ type, refresh }: Question): Promise<Dated<Model[]>> =>
    dated({
      name: `models-${type}`,
      schema: z.array(model),
      refresh,
      fetch: (options) => send('GET /models', { type }, options),
    });

  const datedTraits = ({ type, refresh }: Question): Promise<Dated<Record<string, string>>> =>
    dated({
      name: `traits-${type}`,
      schema: z.record(z.string(), z.string()),
      refresh,
      fetch: (options) => send('GET /models/traits', { type }, options),
    });

  const datedStyles = ({ refresh }: { refresh?: boolean } = {}): Promise<Dated<string[]>> =>
    dated({
      name: 'styles',
      schema: z.array(z.string()),
      refresh,
      fetch: (options) => send('GET /image/styles', {}, options),
    });

  return {
    /** Every model of a type as the wire has it. Rejects with a VeniceError when Venice cannot be asked and nothing is remembered. */
    models: async (question: Question): Promise<Model[]> => (await datedModels(question)).value,
    /** Trait → model id. */
    traits: async (question: Question): Promise<Record<string, string>> =>
      (await datedTraits(question)).value,
    /** Names of style presets, as `style_preset` takes them. */
    styles: async (question: { refresh?: boolean } = {}): Promise<string[]> =>
      (await datedStyles(question)).value,
    /** The same with their age: `{ value, fetchedAt (epoch ms), stale, sandbox }`. */
    dated: { models: datedModels, traits: datedTraits, styles: datedStyles },
  };
};

const tooSlow = () =>
  new VeniceError({
    code: 'no_answer',
    charge: 'none',
    message: 'Venice did not send its catalogue in time',
  });
