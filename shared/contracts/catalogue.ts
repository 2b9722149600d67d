import * as z from 'zod/v4';
import { model } from '../catalogue/model';
import { ACTIONS } from '../plugin';
import { defineContract } from './contract';
import { RUN_ACTIONS } from './operations';

export const MODEL_TYPES = [
  'asr',
  'embedding',
  'image',
  'inpaint',
  'music',
  'text',
  'tts',
  'upscale',
  'video',
] as const;
export type ModelType = (typeof MODEL_TYPES)[number];

/** How old the answer is, and whether Venice could be asked this time. */
const freshness = {
  /** When Venice was asked, as ISO time. */
  fetchedAt: z.string(),
  /** True when Venice could not be asked just now and the last good answer is shown. */
  stale: z.boolean(),
  sandbox: z.boolean(),
};

/** Reading the catalogue spends nothing; whoever may run something or set defaults may read it. */
const READ_ACTIONS = [...RUN_ACTIONS, ACTIONS.settingsRead] as const;

const refresh = z.enum(['true', 'false']).optional();

export const listModels = defineContract({
  method: 'GET',
  path: '/catalogue/models',
  anyOf: READ_ACTIONS,
  contentApi: true,
  query: z.object({ type: z.enum(MODEL_TYPES), refresh }),
  data: z.object({
    models: z.array(model),
    traits: z.record(z.string(), z.string()),
    ...freshness,
  }),
});

export const listStyles = defineContract({
  method: 'GET',
  path: '/catalogue/styles',
  anyOf: READ_ACTIONS,
  contentApi: true,
  query: z.object({ refresh }),
  data: z.object({ styles: z.array(z.string()), ...freshness }),
});

export const catalogueContracts = { listModels, listStyles };
