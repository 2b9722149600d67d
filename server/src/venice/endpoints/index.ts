import type * as z from 'zod/v4';
import type { Decoder } from '../decode';
import { audioComplete } from './audio-complete';
import { audioQueue } from './audio-queue';
import { audioQuote } from './audio-quote';
import { audioRetrieve } from './audio-retrieve';
import { audioSpeech } from './audio-speech';
import { audioTranscriptions } from './audio-transcriptions';
import { audioVoices } from './audio-voices';
import { apiKey } from './api-key';
import { apiKeysCreate } from './api-keys-create';
import { apiKeysDelete } from './api-keys-delete';
import { apiKeysList } from './api-keys-list';
import { apiKeysRateLimits } from './api-keys-rate-limits';
import { apiKeysRateLimitsLog } from './api-keys-rate-limits-log';
import { apiKeysUpdate } from './api-keys-update';
import { augmentScrape } from './augment-scrape';
import { augmentSearch } from './augment-search';
import { augmentTextParser } from './augment-text-parser';
import { billingBalance } from './billing-balance';
import { billingUsage } from './billing-usage';
import { billingUsageAnalytics } from './billing-usage-analytics';
import { billingUsageHistory } from './billing-usage-history';
import { character } from './character';
import { characterReviews } from './character-reviews';
import { characters } from './characters';
import { chatCompletions } from './chat-completions';
import { cryptoRpc } from './crypto-rpc';
import { cryptoRpcNetworks } from './crypto-rpc-networks';
import { embeddings } from './embeddings';
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
import { responses } from './responses';
import { videoComplete } from './video-complete';
import { videoQueue } from './video-queue';
import { videoQuote } from './video-quote';
import { videoRetrieve } from './video-retrieve';
import { videoTranscriptions } from './video-transcriptions';
import { web3KeyCreate } from './web3-key-create';
import { web3KeyToken } from './web3-key-token';
import { x402Balance } from './x402-balance';
import { x402TopUp } from './x402-top-up';
import { x402Transactions } from './x402-transactions';

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
  'POST /chat/completions': chatCompletions,
  'POST /responses': responses,
  'POST /embeddings': embeddings,
  'POST /augment/text-parser': augmentTextParser,
  'POST /augment/scrape': augmentScrape,
  'POST /augment/search': augmentSearch,
  'GET /characters': characters,
  'GET /characters/{slug}': character,
  'GET /characters/{slug}/reviews': characterReviews,
  'GET /models': models,
  'GET /models/traits': modelsTraits,
  'GET /models/compatibility_mapping': modelsCompatibilityMapping,
  'GET /api_keys/rate_limits': apiKeysRateLimits,
  'GET /api_keys/rate_limits/log': apiKeysRateLimitsLog,
  'GET /api_keys': apiKeysList,
  'POST /api_keys': apiKeysCreate,
  'PATCH /api_keys': apiKeysUpdate,
  'DELETE /api_keys': apiKeysDelete,
  'GET /api_keys/{id}': apiKey,
  'GET /api_keys/generate_web3_key': web3KeyToken,
  'POST /api_keys/generate_web3_key': web3KeyCreate,
  'GET /billing/balance': billingBalance,
  'GET /billing/usage': billingUsage,
  'GET /billing/usage-analytics': billingUsageAnalytics,
  'GET /billing/usage-history': billingUsageHistory,
  'GET /crypto/rpc/networks': cryptoRpcNetworks,
  'POST /crypto/rpc/{network}': cryptoRpc,
  'POST /x402/top-up': x402TopUp,
  'GET /x402/balance/{walletAddress}': x402Balance,
  'GET /x402/transactions/{walletAddress}': x402Transactions,
});

export type EndpointName = keyof typeof ENDPOINTS;

type Row<N extends EndpointName> = (typeof ENDPOINTS)[N];
export type InputOf<N extends EndpointName> = z.input<Row<N>['input']>;
export type DataOf<N extends EndpointName> =
  Row<N>['decoder'] extends Decoder<infer Data> ? Data : never;
