import type { JobKind } from '../../../../shared/operations';

/** Where the steps of a job are asked for. */
export const JOB_ENDPOINTS = {
  video: { retrieve: 'POST /video/retrieve', complete: 'POST /video/complete' },
  compose: { retrieve: 'POST /audio/retrieve', complete: 'POST /audio/complete' },
} as const satisfies Record<JobKind, { retrieve: string; complete: string }>;
