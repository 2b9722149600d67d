import { z } from 'zod/v3';

import type { Call } from '../call';
import { listed } from '../catalogue/lookup';
import { musicModels } from '../catalogue/sound';
import { check } from '../check';
import { exact } from '../ledger';
import { jsonReply, type Reply } from '../reply';
import { musicSeconds, musicUsd } from '../sound/price';

/** Seconds as a number or as digits. */
export const duration_seconds = z
  .union([z.number().int().gt(0), z.string().regex(/^\d+$/)])
  .transform(Number);

const schema = z
  .object({
    model: z.string(),
    duration_seconds: duration_seconds.optional(),
    character_count: z.number().int().gt(0).optional(),
  })
  .strict();

export const audioQuote = (call: Call): Reply => {
  const request = check({ schema, fields: call.fields });
  const model = listed({ id: request.model, models: musicModels, unknown: 400 });
  const seconds = musicSeconds({ model, asked: request.duration_seconds });
  const usd = musicUsd({ model, seconds, characters: request.character_count });
  return jsonReply({ json: { quote: exact(usd) } });
};
