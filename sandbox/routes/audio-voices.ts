import { z } from 'zod/v3';

import { admit, type Call } from '../call';
import { listed } from '../catalogue/lookup';
import { speechModels } from '../catalogue/sound';
import { check } from '../check';
import { refuse } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { listen } from '../sound/listen';
import { filesOf } from './files';
import { checkUsable } from './model-rules';

const DEFAULT_MODEL = 'tts-chatterbox-hd';

const schema = z.object({ file: z.instanceof(Buffer), model: z.string().default(DEFAULT_MODEL) });

/** Costs nothing here: no source names a price. */
export const voices = (call: Call): Reply => {
  const request = check({ schema, fields: filesOf({ call, field: 'file', many: false }) });
  const model = listed({ id: request.model, models: speechModels, unknown: 404 });
  checkUsable({ model, call });
  const { samples } = model.speech;
  if (!samples) throw refuse({ status: 400, error: `${model.id} does not clone voices` });
  const heard = listen(request.file);
  if (!heard || !samples.includes(heard.container)) {
    const error = `${model.id} accepts samples in ${samples.join(', ')}`;
    throw refuse({ status: 400, error });
  }
  admit({ call, usd: 0 });
  return jsonReply({ json: { id: call.sandbox.voices.add(model.id), model: model.id } });
};
