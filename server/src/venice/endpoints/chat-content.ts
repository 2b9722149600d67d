import * as z from 'zod/v4';
import { file_name } from '../../../../shared/params/augment';
import { wireAudio, wireDocument, wireImage, wireVideo, withFileName } from '../attachment';

/** Asks the provider to remember everything up to here, where it can. */
const cache_control = z
  .strictObject({ type: z.literal('ephemeral'), ttl: z.string().optional() })
  .optional();

const textPart = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  cache_control,
});

const imagePart = z.strictObject({
  type: z.literal('image_url'),
  image_url: z.strictObject({ url: wireImage({ inJson: 'data_uri' }) }),
  cache_control,
});

const recording = wireAudio({ url: false });
/** Bare samples have no signature that could be looked for. */
const samples = wireAudio({
  url: false,
  expected: 'sound',
  sniff: () => ({ mime: 'application/octet-stream', extension: 'pcm' }),
});

const audioPart = z.strictObject({
  type: z.literal('input_audio'),
  input_audio: z.discriminatedUnion('format', [
    z.strictObject({
      data: recording,
      /** Venice takes it for a WAV where nothing is said. */
      format: z.enum(['wav', 'mp3', 'aac', 'ogg', 'flac', 'm4a']).optional(),
    }),
    z.strictObject({ data: samples, format: z.enum(['aiff', 'pcm16', 'pcm24']) }),
  ]),
  cache_control,
});

const videoPart = z.strictObject({
  type: z.literal('video_url'),
  video_url: z.strictObject({ url: wireVideo({ inJson: 'data_uri' }) }),
  cache_control,
});

const filePart = z.strictObject({
  type: z.literal('file'),
  file: z
    .strictObject({
      file_data: wireDocument({ inJson: 'data_uri' }),
      /** Tells what an office file is. */
      filename: file_name.optional(),
    })
    .transform(({ file_data: attachment, filename: fileName }) =>
      fileName === undefined
        ? { file_data: attachment }
        : { file_data: withFileName({ attachment, fileName }), filename: fileName }
    ),
  cache_control,
});

/** Of everyone but the user. */
export const textContent = z.union([z.string(), z.array(textPart)]);

export const userContent = z.union([
  z.string(),
  z.array(z.discriminatedUnion('type', [textPart, imagePart, audioPart, videoPart, filePart])),
]);
