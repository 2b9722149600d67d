import * as z from 'zod/v4';
import * as audio from '../../../../shared/params/audio';
import { model } from '../../../../shared/params/model';
import { speechAnswer } from '../media-answer';
import { defineEndpoint, PAID } from './endpoint';

/** The description has defaults for model and voice; the service is said to refuse a request without a model. */
const input = z.strictObject({
  model,
  input: audio.speechInput,
  voice: audio.voice.optional(),
  response_format: audio.speech_format.optional(),
  speed: audio.speed.optional(),
  /** The answer comes in pieces while it is spoken, and is one file all the same. */
  streaming: z.boolean().optional(),
  language: audio.speech_language.optional(),
  prompt: audio.speech_prompt.optional(),
  temperature: audio.temperature.optional(),
  top_p: audio.top_p.optional(),
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
