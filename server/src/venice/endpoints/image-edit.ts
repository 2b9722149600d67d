import * as z from 'zod/v4';
import { model } from '../../../../shared/params/model';
import { imageAnswer } from '../image-answer';
import { wireImage } from '../attachment';
import { editParameters } from './edit-parameters';
import { defineEndpoint, PAID } from './endpoint';

const input = z
  .strictObject({
    image: wireImage(),
    ...editParameters,
    model: model.optional(),
    /** Deprecated alias of `model`, which wins. */
    modelId: model.optional(),
    quality: z
      .never('This route has no quality; POST /image/multi-edit takes it, also for one image')
      .optional(),
  })
  .transform(({ model: named, modelId, ...fields }) => ({ ...fields, model: named ?? modelId }));

export const imageEdit = defineEndpoint({
  ...PAID,
  path: '/image/edit',
  input,
  encoding: 'json-or-form',
  decoder: imageAnswer,
  // Blocked after rendering is charged, blocked before is not, and the answer does not say which.
  chargeWhenBlocked: 'unknown',
  timeout: 'editMs',
});
