import * as z from 'zod/v4';
import { creativity } from '../../../../shared/params/sampling';
import { scale } from '../../../../shared/params/sizing';
import { imageAnswer } from '../image-answer';
import { wireImage } from '../attachment';
import { defineEndpoint, PAID } from './endpoint';

const input = z.strictObject({
  image: wireImage({ url: false }),
  scale: scale.optional(),
  creativity: creativity.nullable().optional(),
});

export const imageUpscale = defineEndpoint({
  ...PAID,
  path: '/image/upscale',
  input,
  encoding: 'json-or-form',
  decoder: imageAnswer,
  chargeWhenBlocked: 'none',
  timeout: 'upscaleMs',
});
