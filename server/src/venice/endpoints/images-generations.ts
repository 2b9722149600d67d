import * as z from 'zod/v4';
import { DEFAULT_GENERATE_MODEL } from '../../../../shared/catalogue/model';
import { generationsInput } from '../../../../shared/operations';
import { imageAnswer } from '../image-answer';
import { defineEndpoint, PAID } from './endpoint';

/** The description has a default for `model`, the service is said to refuse a request without one: so it is always sent. */
const input = z
  .strictObject(generationsInput.shape)
  .transform(({ model = DEFAULT_GENERATE_MODEL, ...fields }) => ({ model, ...fields }));

export const imagesGenerations = defineEndpoint({
  ...PAID,
  path: '/images/generations',
  input,
  encoding: 'json',
  decoder: imageAnswer,
  chargeWhenBlocked: 'none',
  timeout: 'generateMs',
});
