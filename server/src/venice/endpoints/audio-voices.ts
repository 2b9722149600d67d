import * as z from 'zod/v4';
import { SOUND_BYTES_MAX } from '../../../../shared/params/audio';
import { model } from '../../../../shared/params/model';
import { wireAudio } from '../attachment';
import { wholeJson } from '../decode';
import { defineEndpoint, PAID } from './endpoint';

/** Makes a voice from a sample. Its handle works for a week, with the model it was made with. */
export const audioVoices = defineEndpoint({
  ...PAID,
  path: '/audio/voices',
  input: z.strictObject({
    file: wireAudio({ url: false, maxBytes: SOUND_BYTES_MAX }),
    model: model.optional(),
  }),
  encoding: 'form',
  decoder: wholeJson(z.looseObject({ id: z.string().min(1), model: z.string().min(1) })),
  chargeWhenBlocked: null,
  timeout: 'speechMs',
});
