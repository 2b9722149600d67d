import * as z from 'zod/v4';
import { transcript_format } from '../../../../shared/params/audio';
import { isWebUrl } from '../attachment';
import { jsonOrText } from '../decode';
import { defineEndpoint, PAID } from './endpoint';

/** The words of a video on YouTube. */
export const videoTranscriptions = defineEndpoint({
  ...PAID,
  path: '/video/transcriptions',
  input: z.strictObject({
    url: z.string().refine(isWebUrl, 'Not an http(s) URL'),
    response_format: transcript_format.optional(),
  }),
  encoding: 'json',
  decoder: jsonOrText(
    z.looseObject({ transcript: z.string(), lang: z.string().nullish().catch(null) })
  ),
  chargeWhenBlocked: null,
  timeout: 'textMs',
  retired: 'Venice answers 410 and points to POST /chat/completions with a video',
});
