import type * as z from 'zod/v4';
import type { Decoder } from '../decode';
import { audioComplete } from './audio-complete';
import { audioQueue } from './audio-queue';
import { audioQuote } from './audio-quote';
import { audioRetrieve } from './audio-retrieve';
import { audioSpeech } from './audio-speech';
import { audioTranscriptions } from './audio-transcriptions';
import { audioVoices } from './audio-voices';
import { apiKeysRateLimits } from './api-keys-rate-limits';
import type { Endpoint } from './endpoint';
import { imageBackgroundRemove } from './image-background-remove';
import { imageEdit } from './image-edit';
import { imageGenerate } from './image-generate';
import { imageMultiEdit } from './image-multi-edit';
import { imageStyles } from './image-styles';
import { imageUpscale } from './image-upscale';
import { imagesGenerations } from './images-generations';
import { models } from './models';
import { modelsCompatibilityMapping } from './models-compatibility-mapping';
import { modelsTraits } from './models-traits';
import { videoComplete } from './video-complete';
import { videoQueue } from './video-queue';
import { videoQuote } from './video-quote';
import { videoRetrieve } from './video-retrieve';
import { videoTranscriptions } from './video-transcriptions';

/** The compiler refuses a row whose name is not its method and path. */
const table = <const T extends Record<string, Endpoint>>(
  rows: T & { [N in keyof T]: N extends `${T[N]['method']} ${T[N]['path']}` ? unknown : never }
): T => rows;

export const ENDPOINTS = table({
  'POST /image/generate': imageGenerate,
  'POST /images/generations': imagesGenerations,
  'GET /image/styles': imageStyles,
  'POST /image/edit': imageEdit,
  'POST /image/multi-edit': imageMultiEdit,
  'POST /image/background-remove': imageBackgroundRemove,
  'POST /image/upscale': imageUpscale,
  'POST /video/quote': videoQuote,
  'POST /video/queue': videoQueue,
  'POST /video/retrieve': videoRetrieve,
  'POST /video/complete': videoComplete,
  'POST /video/transcriptions': videoTranscriptions,
  'POST /audio/speech': audioSpeech,
  'POST /audio/transcriptions': audioTranscriptions,
  'POST /audio/voices': audioVoices,
  'POST /audio/quote': audioQuote,
  'POST /audio/queue': audioQueue,
  'POST /audio/retrieve': audioRetrieve,
  'POST /audio/complete': audioComplete,
  'GET /models': models,
  'GET /models/traits': modelsTraits,
  'GET /models/compatibility_mapping': modelsCompatibilityMapping,
  'GET /api_keys/rate_limits': apiKeysRateLimits,
});

export type EndpointName = keyof typeof ENDPOINTS;

type Row<N extends EndpointName> = (typeof ENDPOINTS)[N];
export type InputOf<N extends EndpointName> = z.input<Row<N>['input']>;
export type DataOf<N extends EndpointName> =
  Row<N>['decoder'] extends Decoder<infer Data> ? Data : never;
