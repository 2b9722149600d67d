import { type Refusal, refuse } from '../refusal';
import { imageModels } from './image';
import { inpaintModels } from './inpaint';
import type { Model, ModelType } from './model';
import { otherModels } from './others';
import { soundModels } from './sound';
import { textModels } from './text';
import { videoModels } from './video';

export const models: Model[] = [
  ...textModels,
  ...imageModels,
  ...inpaintModels,
  ...soundModels,
  ...otherModels,
  ...videoModels,
];

/** One model per trait, also where two models carry it. Only text and image have traits. */
export const traitsOf = (type: ModelType): Record<string, string> =>
  Object.fromEntries(
    models
      .filter((model) => model.type === type)
      .reverse()
      .flatMap((model) => (model.traits ?? []).map((trait) => [trait, model.id]))
  );

/** Names of other vendors that Venice understands. */
export const compatibility: Partial<Record<ModelType, Record<string, string>>> = {
  text: { 'gpt-4o': 'zai-org-glm-5-2', 'gpt-4o-mini': 'qwen3-6-35b-a3b' },
  image: { 'dall-e-3': 'z-image-turbo' },
};

/** `qwen-edit` was the default once. It is gone from the list and lives on as another name. */
const ALIASES: Record<string, string> = { 'qwen-edit': 'qwen-edit-uncensored' };

/** Models that were listed once, and what took their place. */
const REMOVED: Record<string, string> = {
  hidream: 'z-image-turbo',
  'grok-imagine-image-pro': 'grok-imagine-image-quality',
};

export const BACKGROUND_REMOVER = 'bria-bg-remover';
export const DEFAULT_EDIT_MODEL = 'firered-image-edit';

export const priced = (id: string): Model => {
  const model = models.find((candidate) => candidate.id === id);
  if (!model) throw new Error(`${id} is missing from the catalogue`);
  return model;
};

/** A generator by id, trait or another vendor's name. Throws Venice's 404 for the rest. */
export const generator = (name: string): Model => {
  const id = traitsOf('image')[name] ?? compatibility.image?.[name] ?? name;
  const model = models.find((candidate) => candidate.id === id);
  if (!model) throw notFound(name);
  if (model.type !== 'image' || model.id === BACKGROUND_REMOVER) {
    throw refuse({ status: 400, error: 'Invalid model specified' });
  }
  return model;
};

/** An edit model by id or old name. Edits answer 400 where generation answers 404. */
export const editor = (name: string): Model => {
  const model = models.find((candidate) => candidate.id === (ALIASES[name] ?? name));
  if (model?.type !== 'inpaint') throw refuse({ status: 400, error: 'Invalid model id' });
  return model;
};

/** A model of one kind by its id. The synchronous routes answer 404 for a name that is not there, the queues 400. */
export const listed = <M extends Model>({
  id,
  models: candidates,
  unknown,
}: {
  id: string;
  models: M[];
  unknown: 400 | 404;
}): M => {
  const model = candidates.find((candidate) => candidate.id === id);
  if (model) return model;
  const error = unknown === 404 ? 'Specified model not found' : 'Invalid model specified';
  throw refuse({ status: unknown, error });
};

/** One of the two sources has a default model here, the other says that leaving it out is an error. */
export const required = (model: string | undefined): string => {
  if (model !== undefined && model !== '') return model;
  throw refuse({ status: 400, error: 'model is required' });
};

const notFound = (name: string): Refusal => {
  const successor = REMOVED[name];
  const close = models.find(({ id, type }) => type === 'image' && id.startsWith(name.slice(0, 5)));
  const hint = close ? ` Did you mean ${close.id}?` : '';
  return refuse({
    status: 404,
    error: successor
      ? `Specified model not found. ${name} has been deprecated. Please use ${successor} instead.`
      : `Specified model not found.${hint}`,
  });
};
