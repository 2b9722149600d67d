import * as z from 'zod/v4';

export const EMBEDDING_INPUTS_MAX = 2_048;

/** One text or several, in an order that the answer keeps. Each up to 8192 tokens. */
export const embeddingInput = z.union([
  z.string().min(1),
  z.array(z.string()).min(1).max(EMBEDDING_INPUTS_MAX),
]);

/** How many numbers stand for a text, where the model offers a choice. */
export const dimensions = z.int().min(1);

/** How the numbers travel. Callers get numbers either way; base64 is half as long. */
export const encoding_format = z.enum(['float', 'base64']);
