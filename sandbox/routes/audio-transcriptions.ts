import { z } from 'zod/v3';

import { admit, type Call } from '../call';
import { listed, required } from '../catalogue/lookup';
import { hearingModels } from '../catalogue/sound';
import { check } from '../check';
import { refuse } from '../refusal';
import { jsonReply, textReply, type Reply } from '../reply';
import { digits } from '../seeds';
import { listen } from '../sound/listen';
import { transcribe } from '../sound/transcript';
import { filesOf } from './files';
import { checkUsable } from './model-rules';

/** Not strict: a form may carry fields that nobody reads. */
const schema = z.object({
  file: z.instanceof(Buffer),
  model: z.string().optional(),
  response_format: z.enum(['json', 'text']).default('json'),
  timestamps: z.boolean().default(false),
  language: z.string().optional(),
});

export const transcriptions = (call: Call): Reply => {
  const request = check({ schema, fields: filesOf({ call, field: 'file', many: false }) });
  const id = required(request.model);
  const model = listed({ id, models: hearingModels, unknown: 404 });
  checkUsable({ model, call });
  const heard = listen(request.file);
  if (!heard) throw refuse({ status: 400, error: 'Invalid audio format' });
  if (heard.seconds === 0) throw refuse({ status: 422, error: 'The audio file holds no sound' });

  const usd = heard.seconds * model.hearing.usdPerSecond;
  admit({ call, usd });
  const { text, timestamps } = transcribe({ bytes: request.file, seconds: heard.seconds });
  const charge = { id: `transcription-${digits(12)}`, model: model.id, usd };
  if (request.response_format === 'text') {
    return textReply({ text, charge });
  }
  return jsonReply({
    json: { text, duration: heard.seconds, ...(request.timestamps ? { timestamps } : {}) },
    charge,
  });
};
