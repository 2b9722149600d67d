import { z } from 'zod/v3';

import { admit, type Call } from '../call';
import { check } from '../check';
import { refuse } from '../refusal';
import { jsonReply, textReply, type Reply } from '../reply';
import { digits } from '../seeds';
import { words } from '../sound/words';

/** Ours: no source names a price. */
const USD = 0.01;
const WORDS = 60;

const schema = z
  .object({
    url: z
      .string()
      .url()
      .regex(/^https?:\/\/((www\.|m\.)?youtube\.com|youtu\.be)\//),
    response_format: z.enum(['json', 'text']).default('json'),
  })
  .strict();

/** Retired, says the newer source; alive, says the description. A switch chooses. */
export const videoTranscriptions = (call: Call): Reply => {
  if (!call.sandbox.options.videoTranscriptions) throw retired(call);
  const { url, response_format } = check({ schema, fields: call.fields });
  admit({ call, usd: USD });
  const transcript = words({ seed: url, count: WORDS }).join(' ');
  const charge = {
    id: `video-transcription-${digits(12)}`,
    model: 'video-transcription',
    usd: USD,
  };
  return response_format === 'text'
    ? textReply({ text: transcript, charge })
    : jsonReply({ json: { transcript, lang: 'en' }, charge });
};

const retired = ({ sandbox }: Call) =>
  refuse({
    status: 410,
    error: 'This endpoint has been retired. Send the video to /chat/completions instead.',
    headers: {
      Deprecation: 'true',
      Link: `<${sandbox.url()}/chat/completions>; rel="successor-version"`,
    },
  });
