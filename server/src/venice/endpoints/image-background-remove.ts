import * as z from 'zod/v4';
import { imageAnswer } from '../image-answer';
import { isWebUrl, wireImage } from '../attachment';
import { defineEndpoint, PAID } from './endpoint';

/** There is no choice of model, and naming one is a 400. */
const input = z
  .strictObject({
    image: wireImage().optional(),
    image_url: z.string().refine(isWebUrl, 'Not an http(s) URL').optional(),
  })
  .refine((given) => (given.image === undefined) !== (given.image_url === undefined), {
    message: 'Give either image or image_url',
    path: ['image'],
  })
  // A URL has a field of its own here, however it was given.
  .transform(({ image, image_url }) =>
    image?.kind === 'url' ? { image_url: image.url } : { image, image_url }
  );

export const imageBackgroundRemove = defineEndpoint({
  ...PAID,
  path: '/image/background-remove',
  input,
  encoding: 'json-or-form',
  decoder: imageAnswer,
  chargeWhenBlocked: 'none',
  timeout: 'backgroundMs',
});
