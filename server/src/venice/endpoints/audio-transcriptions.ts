import * as z from 'zod/v4';
import * as audio from '../../../../shared/params/audio';
import { model } from '../../../../shared/params/model';
import { wireAudio } from '../attachment';
import { transcriptAnswer } from '../transcript-answer';
import { defineEndpoint, PAID } from './endpoint';

const input = z.strictObject({
  file: wireAudio({ url: false, maxBytes: audio.SOUND_BYTES_MAX }),
  /** Has a default in the description, and is said to be wanted all the same. */
  model,
  response_format: audio.transcript_format.optional(),
  timestamps: audio.timestamps.optional(),
  language: audio.transcript_language.optional(),
});

export const audioTranscriptions = defineEndpoint({
  ...PAID,
  path: '/audio/transcriptions',
  input,
  encoding: 'form',
  decoder: transcriptAnswer,
  chargeWhenBlocked: null,
  timeout: 'transcriptionMs',
});
