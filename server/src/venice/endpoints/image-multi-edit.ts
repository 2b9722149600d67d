import * as z from 'zod/v4';
import { model } from '../../../../shared/params/model';
import { quality } from '../../../../shared/params/sampling';
import { imageAnswer } from '../image-answer';
import { wireImage } from '../attachment';
import { editParameters } from './edit-parameters';
import { defineEndpoint, PAID } from './endpoint';

const input = z.strictObject({
  /** The base first, then layers, references or masks: their order is their meaning. */
  images: z.array(wireImage()).min(1),
  ...editParameters,
  quality: quality.optional(),
  /** `model` is refused on this route. */
  modelId: model.optional(),
});

export const imageMultiEdit = defineEndpoint({
  ...PAID,
  path: '/image/multi-edit',
  input,
  encoding: 'json-or-form',
  decoder: imageAnswer,
  // As for a single edit.
  chargeWhenBlocked: 'unknown',
  timeout: 'editMs',
});
