import { z } from 'zod/v3';

import { admit, type Call } from '../call';
import { listed } from '../catalogue/lookup';
import { type MusicModel, musicModels } from '../catalogue/sound';
import { check } from '../check';
import type { Media } from '../jobs';
import { moderate } from '../moderation';
import { contentViolation } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { encodeSound } from '../sound/encode';
import { musicSeconds, musicUsd } from '../sound/price';
import { play, speak, speechSeconds } from '../sound/tones';
import { duration_seconds } from './audio-quote';
import { checkOptions } from './audio-options';
import { outcomeOf } from './job-words';
import { checkUsable, modelHeaders } from './model-rules';

const MAX_SECONDS = 60;
const SECONDS_WITHOUT_DURATION = 30;

export const queueSchema = z
  .object({
    model: z.string(),
    prompt: z.string().min(1),
    lyrics_prompt: z.string().optional(),
    duration_seconds: duration_seconds.optional(),
    force_instrumental: z.boolean().optional(),
    lyrics_optimizer: z.boolean().optional(),
    loop: z.boolean().optional(),
    voice: z.string().optional(),
    language_code: z.string().optional(),
    speed: z.number().min(0.25).max(4).optional(),
  })
  .strict();

export type Piece = z.output<typeof queueSchema>;

export const audioQueue = (call: Call): Reply => {
  const request = check({ schema: queueSchema, fields: call.fields });
  const model = listed({ id: request.model, models: musicModels, unknown: 400 });
  checkUsable({ model, call });
  checkOptions({ request, model });
  const seconds = musicSeconds({ model, asked: request.duration_seconds });
  const usd = musicUsd({ model, seconds, characters: request.prompt.length });
  admit({ call, usd });
  if (moderate(request.prompt).violation) {
    throw contentViolation({ suggested_prompt: tamed(request.prompt) });
  }

  const job = call.sandbox.jobs.add({
    kind: 'audio',
    model: model.id,
    outcome: outcomeOf(request.prompt),
    download: false,
    media: () => Promise.resolve(compose({ call, request, model, seconds })),
  });
  return jsonReply({
    json: { model: model.id, queue_id: job.id, status: 'QUEUED' },
    charge: { id: job.id, model: model.id, usd },
  });
};

/** The real length, as long as that is no longer than a minute. */
const compose = ({ call, request, model, seconds }: Order): Media => {
  const format = model.music.supported_formats[0];
  const isSpeech = model.sale.by === 'per_thousand_characters';
  const voice = request.voice ?? model.music.default_voice ?? model.id;
  const length = isSpeech
    ? speechSeconds({ text: request.prompt, speed: request.speed })
    : Math.min(MAX_SECONDS, seconds ?? SECONDS_WITHOUT_DURATION);
  const samples = isSpeech
    ? speak({ text: request.prompt, voice, speed: request.speed })
    : play({ prompt: request.prompt, model: model.id, seconds: length });
  return {
    ...encodeSound({ samples, format }),
    headers: {
      ...modelHeaders(model),
      'x-venice-audio-format': format,
      'x-venice-audio-duration': String(length),
      'x-venice-inference-time': String(call.sandbox.options.jobMs),
    },
  };
};

/** Only here does Venice propose another prompt. */
const tamed = (prompt: string): string =>
  prompt.replaceAll('[violation]', '').trim() || 'A calm piece of music';

type Order = { call: Call; request: Piece; model: MusicModel; seconds?: number };
