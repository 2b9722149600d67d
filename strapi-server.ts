export { default } from './server/src';
/** For applications: `import type {} from 'strapi-plugin-venice/strapi-server'` types `strapi.plugin('venice')`. */
export type { VenicePlugin } from './server/src/venice-plugin';
export type { VeniceServices } from './server/src/services';
export type { ImagesInput, ImagesOptions, ImagesResult } from './server/src/services/images';
export type { KeepOptions, OperationResult } from './server/src/services/operations';
export type { RunOptions } from './server/src/services/operations/request';
export type { VideoInput } from './server/src/services/video';
export type { DescribeInput, DescribeOptions, DescribeResult } from './server/src/services/text';
export type { Balance, UsagePage } from './server/src/services/account';
export type {
  ComposeInput,
  SpeechInput,
  TranscribeInput,
  TranscribeResult,
} from './server/src/services/audio';
export type { Operation, Send } from './shared/contracts/operation';
export type { Asset } from './shared/contracts/asset';
export type { VeniceError } from './server/src/venice';
