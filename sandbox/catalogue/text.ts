import type { Model } from './model';

const CAN_DO = {
  optimizedForCode: false,
  quantization: 'not-available',
  supportsAudioInput: false,
  supportsFunctionCalling: true,
  supportsLogProbs: false,
  supportsMultipleImages: false,
  supportsReasoning: true,
  supportsReasoningEffort: false,
  supportsResponseSchema: true,
  supportsTeeAttestation: false,
  supportsE2EE: false,
  supportsVideoInput: false,
  supportsVision: false,
  supportsWebSearch: true,
  supportsXSearch: false,
};
const SEES = { supportsVision: true, supportsMultipleImages: true, maxImages: 10 };

const text = ({
  id,
  name,
  created,
  context,
  usd,
  cached,
  can = {},
  wire = {},
  spec,
  ...rest
}: Row): Model => ({
  type: 'text',
  id,
  name,
  created,
  privacy: 'private',
  ...rest,
  price: {
    wire: {
      input: money(usd[0]),
      output: money(usd[1]),
      ...(cached === undefined ? {} : { cache_input: money(cached) }),
      ...wire,
    },
  },
  spec: { availableContextTokens: context, capabilities: { ...CAN_DO, ...can }, ...spec },
});

const money = (usd: number) => ({ usd, diem: usd });

// A table: one row per line reads better than the formatter's thousand lines.
// prettier-ignore
export const textModels: Model[] = [
  text({ id: 'zai-org-glm-5-2', name: 'GLM 5.2', created: 1781568000, context: 1000000, usd: [1.4, 4.4], cached: 0.26, traits: ['default', 'function_calling_default'], can: { optimizedForCode: true, supportsReasoningEffort: true, reasoningEffortOptions: ['none', 'high', 'max'], defaultReasoningEffort: 'max', quantization: 'fp8' } }),
  text({ id: 'deepseek-v4-pro-0813', name: 'DeepSeek V4 Pro 0813', created: 1786665600, context: 1000000, usd: [1.65, 4.95], cached: 0.165, traits: ['default_code'], can: { optimizedForCode: true } }),
  text({ id: 'kimi-k3', name: 'Kimi K3', created: 1784160000, context: 1000000, usd: [3.75, 18.75], cached: 0.375, traits: ['default_reasoning'], can: { ...SEES, optimizedForCode: true } }),
  text({ id: 'qwen-3-8-27b', name: 'Qwen 3.8 27B', created: 1786924800, context: 262144, usd: [0.45, 3.2], traits: ['default_vision'], betaModel: true, can: { ...SEES, optimizedForCode: true, supportsVideoInput: true, quantization: 'fp8' } }),
  text({ id: 'qwen3-6-35b-a3b', name: 'Qwen 3.6 35B A3B', created: 1784505600, context: 256000, usd: [0.1, 1], betaModel: true, can: { ...SEES, optimizedForCode: true, maxImages: 3, quantization: 'fp8' }, spec: { constraints: { temperature: { default: 1 }, top_p: { default: 0.95 } } } }),
  text({ id: 'grok-4-6', name: 'Grok 4.6', created: 1786320000, context: 500000, usd: [2.27, 6.8], cached: 0.57, traits: ['most_intelligent'], can: { ...SEES, optimizedForCode: true, supportsXSearch: true }, wire: { extended: { context_token_threshold: 200000, input: money(4.53), output: money(13.6), cache_input: money(1.13) } } }),
  text({ id: 'venice-uncensored-1-2', name: 'Venice Uncensored 1.2', created: 1775001600, context: 128000, usd: [0.2, 0.9], uncensored: true, traits: ['most_uncensored'], can: { ...SEES, supportsReasoning: false, quantization: 'fp16' }, spec: { maxCompletionTokens: 8192 } }),
  text({ id: 'e2ee-gemma-4-31b', name: 'Gemma 4 31B Instruct', created: 1779235200, context: 32000, usd: [0.139, 0.43], cached: 0.028, retiresInDays: 6, can: { supportsFunctionCalling: false, supportsResponseSchema: false, supportsTeeAttestation: true, supportsE2EE: true } }),
];

type Row = Omit<Model, 'type' | 'privacy' | 'price'> & {
  context: number;
  usd: [number, number];
  cached?: number;
  can?: Record<string, unknown>;
  wire?: Record<string, unknown>;
};
