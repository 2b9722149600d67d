import * as z from 'zod/v4';
import { speechInput } from '../../../../shared/inputs/audio';
import { model } from '../../../../shared/params/model';
import { speechAnswer } from '../media-answer';
import { defineEndpoint, PAID } from './endpoint';

/** The description has defaults for model and voice; the service is said to refuse a request without a model. */
const input = speechInput.extend({
  model,
  /** The answer comes in pieces while it is spoken, and is one file all the same. */
  streaming: z.boolean().optional(),
});

export const audioSpeech = defineEndpoint({
  ...PAID,
  path: '/audio/speech',
  input,
  encoding: 'json',
  decoder: speechAnswer,
  chargeWhenBlocked: 'none',
  timeout: 'speechMs',
});
