import { z } from 'zod/v3';

import { admit, type Call } from '../call';
import { generator } from '../catalogue/lookup';
import type { Model } from '../catalogue/model';
import { check } from '../check';
import { moderate, moderationHeaders } from '../moderation';
import { mime } from '../pictures/encode';
import { sized, type Size } from '../pictures/size';
import { generationUsd } from '../pricing';
import { Refusal, refuse } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { digits, drawSeed } from '../seeds';
import * as fields from './fields';
import { paint } from './paint';
import { checkLength, checkUsable, noticeHeaders, tierOf } from './model-rules';

const SIZES = [
  'auto',
  '256x256',
  '512x512',
  '1024x1024',
  '1536x1024',
  '1024x1536',
  '1792x1024',
  '1024x1792',
] as const;

const schema = z
  .object({
    prompt: z.string().min(1).max(1500),
    model: z.string().optional(),
    n: z.number().int().min(1).max(1).nullish(),
    size: z.enum(SIZES).nullish(),
    response_format: z.enum(['b64_json', 'url']).nullish(),
    output_format: fields.output_format.default('png'),
    moderation: z.enum(['low', 'auto']).nullish(),
    background: z.enum(['transparent', 'opaque', 'auto']).nullish(),
    quality: z.enum(['auto', 'high', 'medium', 'low', 'hd', 'standard']).nullish(),
    style: z.enum(['vivid', 'natural']).nullish(),
    output_compression: z.number().int().min(0).max(100).nullish(),
    user: z.string().optional(),
  })
  .strict();

/** The route for clients of OpenAI: other names, fewer wishes, PNG by default. */
export const generations = async (call: Call): Promise<Reply> => {
  const request = check({ schema, fields: call.fields });
  if (request.model === undefined) throw refuse({ status: 400, error: 'model is required' });
  const model = knownOrDefault(request.model);
  checkUsable({ model, call });
  checkLength({
    text: request.prompt,
    field: 'prompt',
    limit: model.image?.promptCharacterLimit ?? 1500,
  });

  const resolution = tierOf({ tiers: model.image?.resolutions });
  const usd = generationUsd({ model, resolution, variants: 1, enhanced: false });
  admit({ call, usd });

  const { violation, adult } = moderate(request.prompt);
  const isBlurred = adult && request.moderation !== 'low' && !violation;
  const [image] = await paint({
    count: 1,
    seedOf: drawSeed,
    model: model.id,
    prompt: request.prompt,
    size: sizeOf({ name: request.size ?? 'auto', model, resolution }),
    format: request.output_format,
    look: violation ? 'black' : isBlurred ? 'blurred' : 'plain',
  });
  const base64 = image.toString('base64');
  const url = `data:${mime(request.output_format)};base64,${base64}`;
  const id = `generate-image-${digits(12)}`;
  return jsonReply({
    json: {
      created: Math.floor(call.sandbox.now() / 1000),
      data: [request.response_format === 'url' ? { url } : { b64_json: base64 }],
    },
    headers: {
      ...moderationHeaders({ violation, blurred: isBlurred }),
      ...noticeHeaders({ model, now: call.sandbox.now() }),
    },
    charge: violation ? undefined : { id, model: model.id, usd },
  });
};

/** Names of OpenAI's models are expected here, so a name that means nothing means the default. */
const knownOrDefault = (name: string): Model => {
  try {
    return generator(name);
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return generator('default');
    throw error;
  }
};

/** Only pixel models follow `size`. */
const sizeOf = ({
  name,
  model,
  resolution,
}: {
  name: string;
  model: Model;
  resolution?: string;
}): Size => {
  if (model.image?.aspectRatios) return sized({ ratio: 1, resolution });
  const [width = 1024, height = 1024] = name.split('x').map(Number);
  return name === 'auto' ? { width: 1024, height: 1024 } : { width, height };
};
