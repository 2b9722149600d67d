import * as z from 'zod/v4';
import * as embedding from '../../../../shared/params/embedding';
import { model } from '../../../../shared/params/model';
import { decodeBase64 } from '../base64';
import { wholeJson } from '../decode';
import { defineEndpoint, PAID } from './endpoint';

const isVector = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every(Number.isFinite);

/** Numbers, or the bytes of 32-bit floats in base64, the lowest byte first. */
const vector = z
  .union([z.custom<number[]>(isVector), z.string().transform((text) => floatsOf(text))])
  .refine(isVector, 'No vector');

/** Empty where it is something else. */
const floatsOf = (text: string): number[] => {
  const bytes = decodeBase64(text)?.bytes;
  if (!bytes || bytes.length % 4 !== 0) return [];
  return Array.from({ length: bytes.length / 4 }, (_none, at) => bytes.readFloatLE(at * 4));
};

/** A vector that belongs to another text is worse than none, so the indexes have to add up. */
const vectors = z
  .array(z.looseObject({ index: z.int(), embedding: vector }))
  .min(1)
  .transform((found) => found.sort((one, other) => one.index - other.index))
  .refine((sorted) => sorted.every(({ index }, at) => index === at), 'Not one for each text');

const answer = z.looseObject({
  model: z.string().nullish().catch(null),
  /** In the order of the texts, as numbers whatever they travelled as. */
  data: vectors,
  usage: z
    .looseObject({
      prompt_tokens: z.number().nullish().catch(null),
      total_tokens: z.number().nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

export const embeddings = defineEndpoint({
  ...PAID,
  path: '/embeddings',
  input: z.strictObject({
    model,
    input: embedding.embeddingInput,
    dimensions: embedding.dimensions.optional(),
    encoding_format: embedding.encoding_format.optional(),
    /** Taken and not used. */
    user: z.string().optional(),
  }),
  encoding: 'json',
  decoder: wholeJson(answer),
  chargeWhenBlocked: 'unknown',
  timeout: 'textMs',
});
