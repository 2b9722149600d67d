import { z } from 'zod/v3';

import { admit, type Call } from '../call';
import { BACKGROUND_REMOVER, priced } from '../catalogue/lookup';
import { check } from '../check';
import { cutout } from '../pictures/cutout';
import { encode, mime } from '../pictures/encode';
import { readSource } from '../pictures/source';
import { refuse } from '../refusal';
import { fileReply, type Reply } from '../reply';
import { digits } from '../seeds';
import { filesOf } from './files';
import { checkUsable, modelHeaders } from './model-rules';

const schema = z
  .object({
    image: z.union([z.string().min(1), z.instanceof(Buffer)]).optional(),
    image_url: z.string().url().optional(),
  })
  .strict();

/** There is one model and nobody chooses it, so `model` is an unknown key here. */
export const backgroundRemove = async (call: Call): Promise<Reply> => {
  const { image, image_url } = check({
    schema,
    fields: filesOf({ call, field: 'image', many: false }),
  });
  if (call.form && image_url !== undefined) {
    throw refuse({ status: 400, error: 'image_url is not accepted in a multipart request' });
  }
  const given = image ?? image_url;
  if (given === undefined || (image !== undefined && image_url !== undefined)) {
    throw refuse({ status: 400, error: 'Provide exactly one of image or image_url' });
  }
  const model = priced(BACKGROUND_REMOVER);
  checkUsable({ model, call });
  const source = await readSource({ given, field: image === undefined ? 'image_url' : 'image' });
  const usd = model.price?.flat ?? 0;
  admit({ call, usd });
  return fileReply({
    bytes: await encode({ picture: await cutout(source.bytes), format: 'png' }),
    type: mime('png'),
    headers: modelHeaders(model),
    charge: { id: `background-remove-${digits(12)}`, model: model.id, usd },
  });
};
