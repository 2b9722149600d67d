import * as z from 'zod/v4';
import { duration_seconds } from '../../../../shared/params/audio';
import { model } from '../../../../shared/params/model';
import { wholeJson } from '../decode';
import { defineEndpoint, QUOTE } from './endpoint';

/** US dollars; neither a promise nor a reservation. */
export const audioQuote = defineEndpoint({
  ...QUOTE,
  path: '/audio/quote',
  input: z.strictObject({
    model,
    duration_seconds: duration_seconds.optional(),
    /** For models that are paid by the character. */
    character_count: z.int().min(1).optional(),
  }),
  decoder: wholeJson(z.looseObject({ quote: z.number().nonnegative() })),
});
