import { z } from 'zod/v3';

import { admit, type Call } from '../call';
import { check } from '../check';
import { invalidField } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { digits } from '../seeds';
import { dimensionsOf, embedder, longestInputOf } from '../text/models';
import { textUsd } from '../text/price';
import { tokensOf } from '../text/tokens';
import { embed, packed } from '../text/vectors';

const schema = z
  .object({
    model: z.string().min(1),
    input: z.union([z.string().min(1), z.array(z.string()).min(1).max(2048)]),
    dimensions: z.number().int().min(1).optional(),
    encoding_format: z.enum(['float', 'base64']).default('float'),
    user: z.string().optional(),
  })
  .strict();

export const embeddings = (call: Call): Reply => {
  const request = check({ schema, fields: call.fields });
  const model = embedder({ name: request.model, call });
  const dimensions = request.dimensions ?? dimensionsOf(model);
  if (dimensions > dimensionsOf(model)) {
    throw invalidField({
      field: 'dimensions',
      message: `${model.id} has ${dimensionsOf(model)} dimensions`,
    });
  }
  const texts = typeof request.input === 'string' ? [request.input] : request.input;
  const counts = texts.map(tokensOf);
  const most = longestInputOf(model);
  if (counts.some((count) => count > most)) {
    throw invalidField({ field: 'input', message: `An input may have at most ${most} tokens` });
  }
  const tokens = counts.reduce((sum, count) => sum + count, 0);
  const usd = textUsd({ model, input: tokens });
  admit({ call, usd });

  const vectors = texts.map((text) => embed({ text, dimensions }));
  return jsonReply({
    json: {
      object: 'list',
      model: model.id,
      data: vectors.map((vector, index) => ({
        object: 'embedding',
        index,
        embedding: request.encoding_format === 'base64' ? packed(vector) : vector,
      })),
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    },
    charge: { id: `embeddings-${digits(12)}`, model: model.id, usd },
  });
};
