import { z } from 'zod/v3';

import type { Call } from '../call';
import { compatibility, models, traitsOf } from '../catalogue/lookup';
import { modelTypes, type Model, type ModelType } from '../catalogue/model';
import { wire } from '../catalogue/wire';
import { check } from '../check';
import { fieldsOf } from '../query';
import { jsonReply, type Reply } from '../reply';

const oneType = z.object({ type: z.enum(modelTypes).default('text') });
const anyType = z.object({ type: z.enum([...modelTypes, 'all', 'code']).default('text') });

export const list = (call: Call): Reply => {
  const { type } = check({ schema: anyType, fields: fieldsOf(call) });
  const now = call.sandbox.now();
  const privateOnly = call.caller.kind === 'key' && call.caller.key.privateOnly;
  const data = models
    .filter((model) => fits({ model, type }) && (!privateOnly || model.privacy === 'private'))
    .map((model) => wire({ model, now }));
  return jsonReply({ json: { object: 'list', type, data } });
};

export const traits = (call: Call): Reply => {
  const { type } = check({ schema: anyType, fields: fieldsOf(call) });
  const wanted: ModelType[] = type === 'all' ? modelTypes : [type === 'code' ? 'text' : type];
  const data = Object.assign({}, ...wanted.map(traitsOf).reverse()) as Record<string, string>; // merged from the same
  return jsonReply({ json: { object: 'list', type, data } });
};

/** Unlike the two above, this one does not know `all` and `code`. */
export const mapping = (call: Call): Reply => {
  const { type } = check({ schema: oneType, fields: fieldsOf(call) });
  return jsonReply({ json: { object: 'list', type, data: compatibility[type] ?? {} } });
};

const fits = ({ model, type }: { model: Model; type: ModelType | 'all' | 'code' }): boolean => {
  if (type === 'all') return true;
  return type === 'code' ? isForCode(model) : model.type === type;
};

const isForCode = ({ spec }: Model): boolean => {
  const capabilities = spec?.capabilities as { optimizedForCode?: boolean } | undefined; // ours, from `text.ts`
  return capabilities?.optimizedForCode === true;
};
