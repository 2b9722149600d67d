import * as z from 'zod/v4';
import * as audio from '../params/audio';
import { model } from '../params/model';
import { imageReference } from '../params/source';

/** Words to a voice, at once. */
export const speechInput = z.strictObject({
  input: audio.speechInput,
  model: model.optional(),
  voice: audio.voice.optional(),
  response_format: audio.speech_format.optional(),
  speed: audio.speed.optional(),
  language: audio.speech_language.optional(),
  prompt: audio.speech_prompt.optional(),
  temperature: audio.temperature.optional(),
  top_p: audio.top_p.optional(),
});

/** Music, sound effects and long voices, which take minutes. */
export const composeInput = z.strictObject({
  prompt: audio.compositionPrompt,
  model: model.optional(),
  lyrics_prompt: audio.lyrics_prompt.optional(),
  duration_seconds: audio.duration_seconds.optional(),
  force_instrumental: audio.force_instrumental.optional(),
  lyrics_optimizer: audio.lyrics_optimizer.optional(),
  loop: audio.loop.optional(),
  voice: audio.voice.optional(),
  language_code: audio.language_code.optional(),
  speed: audio.speed.optional(),
});

/** What becomes of a transcript in the Media Library. Subtitles need a model that tells times. */
export const TRANSCRIPT_FILES = ['txt', 'vtt'] as const;

/** A recording to words. The recording is named like a picture of an edit. */
export const transcribeInput = z.strictObject({
  file: imageReference,
  model: model.optional(),
  timestamps: audio.timestamps.optional(),
  language: audio.transcript_language.optional(),
  /** As which file it is saved; by default `txt`. Never sent. */
  as: z.enum(TRANSCRIPT_FILES).optional(),
});
