import type { Kind } from '../operations';
import type { Model } from './model';

/** Surcharges that the catalogue does not list. Web search may be free by now, so it is the upper end. */
const ENHANCE_PROMPT_MICRO_USD = 40_000;
const WEB_SEARCH_MICRO_USD = 10_000;
const UPSCALE_OUTPUT_PIXELS_MAX = 16_777_216;
const MICRO = 1_000_000;

export type Estimate = {
  usd: number;
  /** What the sum is made of, for the tooltip of the price. */
  parts: {
    what: 'image' | 'input_images' | 'enhance_prompt' | 'web_search';
    times: number;
    usd: number;
  }[];
  /** Known to be off by something that Venice does not publish. */
  approximate: boolean;
};

type Question = {
  kind: Kind;
  /** The parameters as the operation's input spells them; unknown keys are of no interest. */
  input: {
    variants?: number;
    resolution?: string;
    quality?: string | null;
    enhance_prompt?: boolean;
    enable_web_search?: boolean;
    style_references?: readonly unknown[];
    scale?: number;
  };
  /** The catalogue entry that is charged: of an upscale the upscaler, of a background removal the remover. */
  entry: Model | null;
  /** Number of input pictures. */
  sources: number;
  /** Pixels of the source of an upscale, which decide its effective factor; null when not known. */
  sourcePixels?: number | null;
};

/**
 * What Venice will probably charge, in USD. Null where the catalogue names no price: unknown is never zero. Sums are made in whole
 * micro-dollars, because the wire carries values such as 0.009200000000000002.
 */
export const estimate = (question: Question): Estimate | null => {
  const unit = unitPrice(question);
  if (unit === null) return null;
  const times = question.kind === 'generate' ? (question.input.variants ?? 1) : 1;
  const parts: Estimate['parts'] = [{ what: 'image', times, usd: unit / MICRO }];
  let sum = unit * times;

  const extra = extraSources(question);
  if (extra && extra.times > 0) {
    parts.push({ what: 'input_images', times: extra.times, usd: extra.unit / MICRO });
    sum += extra.unit * extra.times;
  }
  if (question.input.enhance_prompt) {
    parts.push({ what: 'enhance_prompt', times: 1, usd: ENHANCE_PROMPT_MICRO_USD / MICRO });
    sum += ENHANCE_PROMPT_MICRO_USD;
  }
  if (question.input.enable_web_search) {
    parts.push({ what: 'web_search', times: 1, usd: WEB_SEARCH_MICRO_USD / MICRO });
    sum += WEB_SEARCH_MICRO_USD;
  }
  const approximate =
    Boolean(question.input.enable_web_search) || Boolean(question.input.style_references?.length);
  return { usd: sum / MICRO, parts, approximate };
};

/** Two decimals, or up to four where the price needs them: "$0.05", "$0.0323". */
export const formatUsd = (usd: number): string => {
  const [whole = '0', fraction = ''] = usd.toFixed(4).split('.');
  return `$${whole}.${fraction.replace(/0{1,2}$/, '')}`;
};

const micro = (price: { usd?: number } | undefined): number | null =>
  price?.usd === undefined ? null : Math.round(price.usd * MICRO);

const unitPrice = ({ kind, input, entry, sourcePixels }: Question): number | null => {
  const prices = entry?.model_spec.pricing;
  if (!prices) return null;
  if (kind === 'background-remove') return micro(prices.generation);
  if (kind === 'upscale') {
    const fits = sourcePixels ? Math.sqrt(UPSCALE_OUTPUT_PIXELS_MAX / sourcePixels) : Infinity;
    return micro(prices.upscale?.[Math.min(input.scale ?? 2, fits) <= 2 ? '2x' : '4x']);
  }
  const limits = entry.model_spec.constraints;
  const resolution = input.resolution ?? limits?.defaultResolution;
  const quality = (kind === 'generations' ? undefined : input.quality) ?? limits?.defaultQuality;
  const flat = kind === 'edit' || kind === 'multi-edit' ? prices.inpaint : prices.generation;
  const byQuality = resolution && quality ? prices.quality?.[resolution]?.[quality] : undefined;
  const byResolution = resolution ? prices.resolutions?.[resolution] : undefined;
  return micro(byQuality ?? byResolution ?? flat);
};

const extraSources = ({ kind, entry, sources }: Question) => {
  const surcharge = entry?.model_spec.pricing?.inputImages;
  const unit = micro(surcharge?.additional);
  if ((kind !== 'edit' && kind !== 'multi-edit') || !surcharge || unit === null) return null;
  return { unit, times: Math.max(0, sources - (surcharge.included ?? 1)) };
};
