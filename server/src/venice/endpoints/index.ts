import type * as z from 'zod/v4';
import type { Decoder } from '../decode';
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
