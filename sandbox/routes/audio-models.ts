import type { Model } from '../catalogue/model';
import { type Refusal, refuse } from '../refusal';

/** A model out of one list by its id. The synchronous routes answer 404 for a name they never heard, the queues 400. */
export const listed = <M extends Model>({
  id,
  models,
  unknown,
}: {
  id: string;
  models: M[];
  unknown: 400 | 404;
}): M => {
  const model = models.find((candidate) => candidate.id === id);
  if (!model) throw unlisted(unknown);
  return model;
};

/** One of the two sources has a default model here, the other says that leaving it out is an error. */
export const required = (model: string | undefined): string => {
  if (model !== undefined && model !== '') return model;
  throw refuse({ status: 400, error: 'model is required' });
};

const unlisted = (status: 400 | 404): Refusal =>
  refuse({
    status,
    error: status === 404 ? 'Specified model not found' : 'Invalid model specified',
  });
