/** A client of Venice's image API that knows nothing of Strapi. */
export { createVeniceClient, type Answer, type SendOptions, type VeniceClient } from './client';
export type { AnswerMeta } from './answer-meta';
export type { Clock } from './clock';
export { ENDPOINTS, type DataOf, type EndpointName, type InputOf } from './endpoints';
export { isVeniceError, VeniceError, type InputIssue, type VeniceErrorReason } from './errors';
export type { FilesAnswer } from './image-answer';
export type { JobAnswer } from './media-answer';
export {
  isTranscript,
  readTranscript,
  type Transcript,
  type TranscriptAnswer,
} from './transcript-answer';
export {
  DEFAULT_CLIENT_LIMITS,
  type ByteLimits,
  type ClientLimits,
  type RetryPolicy,
  type Timeouts,
} from './limits';
export type { VeniceClientOptions } from './options';
export type { WireFile } from './attachment';
export { syncFolder, UNFINISHED, type SpooledFile } from './spool';
