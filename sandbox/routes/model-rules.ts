import type { Model, Quality } from '../catalogue/model';
import { deprecation } from '../catalogue/wire';
import { keyOf, type Call } from '../call';
import { invalidParameters, notInList, refuse } from '../refusal';

/** Whether this caller may use this model at all, now. */
export const checkUsable = ({ model, call }: { model: Model; call: Call }): void => {
  const { privateOnly, privateText } = keyOf(call);
  const writes = model.type === 'text' || model.type === 'embedding';
  if (model.privacy !== 'private' && (privateOnly || (privateText && writes))) {
    const kind = writes ? 'private text models' : 'private models';
    throw refuse({ status: 403, error: `This API key is limited to ${kind}` });
  }
  if (model.offline)
    throw refuse({ status: 503, error: 'The specified model is temporarily offline' });
};

/** The model's own limit, which is lower than the endpoint's, or higher and then of no use. */
export const checkLength = ({
  text = '',
  field,
  limit,
}: {
  text?: string;
  field: string;
  limit: number;
}): void => {
  if (text.length <= limit) return;
  throw invalidParameters([
    {
      code: 'too_big',
      maximum: limit,
      type: 'string',
      inclusive: true,
      path: [field],
      message: `String must contain at most ${limit} character(s)`,
    },
  ]);
};

export const checkListed = ({
  value,
  field,
  options,
}: {
  value?: string;
  field: string;
  options?: string[];
}): void => {
  if (value === undefined || !options || options.includes(value)) return;
  throw notInList({ field, received: value, options });
};

/** The tier that is drawn and billed: none where the model has no tiers. */
export const tierOf = ({
  asked,
  tiers,
}: {
  asked?: string;
  tiers?: string[];
}): string | undefined => (tiers ? (asked ?? tiers[0]) : undefined);

/** A quality means something only to a model that lists qualities. */
export const gradeOf = ({
  asked,
  grades,
}: {
  asked?: Quality;
  grades?: Quality[];
}): Quality | undefined => (grades ? asked : undefined);

/** The four headers of the notice period. */
export const noticeHeaders = ({
  model,
  now,
}: {
  model: Model;
  now: number;
}): Record<string, string> => {
  if (model.retiresInDays === undefined) return {};
  const { removesAt } = deprecation({ model, now });
  const advice = model.replacement ? ` Please use ${model.replacement} instead.` : '';
  return {
    'x-venice-model-deprecation-warning': `${model.id} will be removed.${advice}`,
    'x-venice-model-deprecation-date': removesAt,
    'x-venice-deprecated': 'true',
    ...(model.replacement ? { 'x-venice-deprecated-replacement': model.replacement } : {}),
  };
};

/** Which model it was. */
export const modelHeaders = ({ id, name }: Model) => ({
  'x-venice-model-id': id,
  'x-venice-model-name': name,
});

/** The rewritten prompt travels in a header, percent-encoded. No header means that nothing was rewritten or paid. */
export const rewrite = ({
  call,
  asked,
  prompt,
}: {
  call: Call;
  asked?: boolean;
  prompt: string;
}) => {
  const applied = asked === true && call.sandbox.options.enhance === 'rewrite';
  const better = `${prompt}, detailed, soft light, balanced composition`;
  return {
    applied,
    headers: (applied ? { 'x-venice-enhanced-prompt': encodeURIComponent(better) } : {}) as Record<
      string,
      string
    >, // two literals, one type
  };
};
