import { z } from 'zod/v3';

import { admit, type Call } from '../call';
import { listed, required } from '../catalogue/lookup';
import { type SoundFormat, type SpeechModel, speechModels } from '../catalogue/sound';
import { check } from '../check';
import { invalidField } from '../refusal';
import { chunkedReply, fileReply, type Reply } from '../reply';
import { digits } from '../seeds';
import { encodeSound } from '../sound/encode';
import { speak } from '../sound/tones';
import { checkListed, checkUsable, modelHeaders } from './model-rules';

const formats: [SoundFormat, ...SoundFormat[]] = ['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm'];

const schema = z
  .object({
    input: z.string().min(1).max(4096),
    model: z.string().optional(),
    voice: z.string().max(512).optional(),
    response_format: z.enum(formats).optional(),
    speed: z.number().min(0.25).max(4).default(1),
    streaming: z.boolean().default(false),
    language: z.string().min(2).max(32).optional(),
    prompt: z.string().max(500).optional(),
    temperature: z.number().min(0).max(2).optional(),
    top_p: z.number().min(0).max(1).optional(),
  })
  .strict();

export const speech = (call: Call): Reply => {
  const request = check({ schema, fields: call.fields });
  const id = required(request.model);
  const model = listed({ id, models: speechModels, unknown: 404 });
  checkUsable({ model, call });
  const voice = voiceOf({ asked: request.voice, model, call });
  checkListed({
    value: request.response_format,
    field: 'response_format',
    options: model.speech.formats,
  });

  const usd = (request.input.length / 1_000_000) * model.speech.usdPerMillion;
  admit({ call, usd });
  const samples = speak({ text: request.input, voice, speed: request.speed });
  const format = request.response_format ?? model.speech.formats[0];
  const send = request.streaming ? chunkedReply : fileReply;
  return send({
    ...encodeSound({ samples, format }),
    headers: modelHeaders(model),
    charge: { id: `speech-${digits(12)}`, model: model.id, usd },
  });
};

/** A voice of the model, a clone made for it, or any name where the model takes those of its own provider. */
const voiceOf = ({ asked, model, call }: VoiceChoice): string => {
  const { voices, customVoices } = model.speech;
  if (asked === undefined) return voices[0];
  const known = voices.includes(asked) || call.sandbox.voices.has({ id: asked, model: model.id });
  const own = customVoices === true && /^[A-Za-z0-9]{20}$/.test(asked);
  if (known || own) return asked;
  throw invalidField({
    field: 'voice',
    message: `Voice ${asked} is not available for ${model.id}. Available voices: ${voices.join(', ')}`,
  });
};

type VoiceChoice = { asked?: string; model: SpeechModel; call: Call };
