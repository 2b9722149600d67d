import { z } from 'zod/v3';

import { admit, type Call } from '../call';
import { upscaler } from '../catalogue/others';
import { check } from '../check';
import { encode, mime } from '../pictures/encode';
import { fromBase64, MIN_PIXELS, readSource } from '../pictures/source';
import { upscale as enlarge } from '../pictures/upscale';
import { effectiveScale, upscaleUsd } from '../pricing';
import { refuse } from '../refusal';
import { fileReply, type Reply } from '../reply';
import { digits } from '../seeds';
import { filesOf } from './files';

/** Not strict: the parameters of older days are ignored. */
const schema = z.object({
  image: z.union([z.string().min(1), z.instanceof(Buffer)]),
  scale: z.number().min(2).max(4).default(2),
  creativity: z.number().nullish(),
});

export const upscale = async (call: Call): Promise<Reply> => {
  const request = check({ schema, fields: filesOf({ call, field: 'image', many: false }) });
  const given =
    typeof request.image === 'string'
      ? fromBase64({ text: request.image, field: 'image' })
      : request.image;
  const source = await readSource({ given, field: 'image' });
  const pixels = source.width * source.height;
  if (pixels < MIN_PIXELS) throw refuse({ status: 400, error: 'Image dimensions are too small' });
  const scale = effectiveScale({ scale: request.scale, pixels });
  if (scale <= 1)
    throw refuse({ status: 400, error: 'Image dimensions exceed what can be upscaled' });

  const usd = upscaleUsd(scale);
  admit({ call, usd });
  const picture = enlarge({ source, scale });
  return fileReply({
    bytes: await encode({ picture, format: 'png' }),
    type: mime('png'),
    charge: { id: `upscale-image-${digits(12)}`, model: upscaler.id, usd },
  });
};
