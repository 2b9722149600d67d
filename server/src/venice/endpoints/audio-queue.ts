import * as z from 'zod/v4';
import * as audio from '../../../../shared/params/audio';
import { model } from '../../../../shared/params/model';
import { wholeJson } from '../decode';
import { defineEndpoint, PAID } from './endpoint';

const input = z.strictObject({
  model,
  prompt: audio.compositionPrompt,
  lyrics_prompt: audio.lyrics_prompt.optional(),
  duration_seconds: audio.duration_seconds.optional(),
  force_instrumental: audio.force_instrumental.optional(),
  lyrics_optimizer: audio.lyrics_optimizer.optional(),
  loop: audio.loop.optional(),
  voice: audio.voice.optional(),
  language_code: audio.language_code.optional(),
  speed: audio.speed.optional(),
});

/** Music, sound effects and long voices. Charged at once. */
export const audioQueue = defineEndpoint({
  ...PAID,
  path: '/audio/queue',
  input,
  encoding: 'json',
  decoder: wholeJson(
    z.looseObject({
      model: z.string().min(1),
      queue_id: z.string().min(1),
      download_url: z.string().nullish(),
      status: z.string().nullish(),
    })
  ),
  chargeWhenBlocked: 'none',
  timeout: 'queueMs',
});
