import type { InputOf } from '../../../server/src/venice';
import { plain } from './example';

const job = { model: 'some-model', queue_id: '123e4567-e89b-12d3-a456-426614174000' };
const asked = {
  ...job,
  delete_media_on_completion: true,
} satisfies InputOf<'POST /video/retrieve'>;

/** Videos and sound are fetched and signed off in the same way. */
export const retrieving = { ...plain, minimal: job, full: asked, wire: asked };
export const completing = {
  ...plain,
  minimal: job,
  full: job,
  wire: job,
  answer: { body: { success: true } },
  data: { success: true },
  otherwise: [{ answer: { body: { success: false } }, data: { success: false } }],
};

export const processing = {
  answer: {
    body: { status: 'PROCESSING', average_execution_time: 145_000, execution_duration: 53_200 },
  },
  data: { state: 'processing' as const, averageMs: 145_000, elapsedMs: 53_200 },
};
