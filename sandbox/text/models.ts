import { z } from 'zod/v3';

import { compatibility, models, traitsOf } from '../catalogue/lookup';
import type { Model, ModelType } from '../catalogue/model';
import type { Call } from '../call';
import { invalidField, refuse } from '../refusal';
import { checkUsable } from '../routes/model-rules';

/** A text model by id, trait or another vendor's name. Throws Venice's 404 for the rest. */
export const writer = ({ name, call }: Named): Model => usable({ name, call, type: 'text' });

export const embedder = ({ name, call }: Named): Model => usable({ name, call, type: 'embedding' });

export type Ability =
  | 'supportsVision'
  | 'supportsMultipleImages'
  | 'supportsAudioInput'
  | 'supportsVideoInput'
  | 'supportsFunctionCalling'
  | 'supportsResponseSchema'
  | 'supportsE2EE';

export const can = ({ model, ability }: { model: Model; ability: Ability }): boolean =>
  abilities.parse(model.spec?.capabilities)[ability] === true;

/** Refuses, naming the field that the model has no use for. */
export const demand = ({ model, ability, field }: Demand): void => {
  if (can({ model, ability })) return;
  throw invalidField({ field, message: `${model.id} does not support this (${ability} is false)` });
};

export const maxPicturesOf = (model: Model): number => {
  if (!can({ model, ability: 'supportsMultipleImages' })) return 1;
  const { maxImages } = abilities.parse(model.spec?.capabilities);
  return typeof maxImages === 'number' ? maxImages : 10;
};

/** The size of the window in tokens. */
export const windowOf = (model: Model): number => size.parse(model.spec?.availableContextTokens);

export const dimensionsOf = (model: Model): number => size.parse(model.spec?.embeddingDimensions);
export const longestInputOf = (model: Model): number => size.parse(model.spec?.maxInputTokens);

const usable = ({ name, call, type }: Named & { type: ModelType }): Model => {
  const id = traitsOf(type)[name] ?? compatibility[type]?.[name] ?? name;
  const model = models.find((candidate) => candidate.id === id);
  if (!model) throw refuse({ status: 404, error: `Specified model not found: ${name}` });
  if (model.type !== type) throw refuse({ status: 400, error: 'Invalid model specified' });
  checkUsable({ model, call });
  return model;
};

const abilities = z.record(z.unknown()).default({});
const size = z.number().int();

type Named = { name: string; call: Call };
type Demand = { model: Model; ability: Ability; field: string };
