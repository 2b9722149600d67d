import type { VideoModel } from '../catalogue/video';
import { DEFAULT_SECONDS } from './clip';

/** Dollars per second. The rule is ours: Venice publishes no price of a video beyond what a quote says. */
const PER_SECOND: Record<string, number> = {
  '480p': 0.03,
  '720p': 0.05,
  '1080p': 0.08,
  '1440p': 0.12,
  '2160p': 0.2,
};
const WITHOUT_TIERS = 0.06;
const SOUND = 1.2;
/** By factor, close to what Venice's guide names for upscaling. */
const UPSCALE_PER_SECOND = { 1: 0.013, 2: 0.025, 4: 0.1 };

export const isUpscaler = ({ inputs }: VideoModel): boolean =>
  inputs.takes.includes('upscale_factor');

/** Seconds times the rate of the resolution, a fifth more with sound. Clips that go in are seconds too. */
export const videoUsd = ({ model, seconds, resolution, audio, factor = 2, fed = 0 }: Sale) => {
  if (isUpscaler(model)) return seconds * UPSCALE_PER_SECOND[factor];
  const tiers = model.video.resolutions;
  const rate = tiers.length === 0 ? WITHOUT_TIERS : rateOf(resolution ?? defaultTier(tiers));
  const { audio: canSound, audio_configurable } = model.video;
  const sounds = canSound && (!audio_configurable || audio !== false);
  return (seconds + fed) * rate * (sounds ? SOUND : 1);
};

/** `8s` as a number; the words for "as long as the source" as the length of the source. */
export const secondsOf = ({ duration, source }: { duration?: string; source?: number }): number => {
  const named = /^(\d+)s$/.exec(duration ?? '')?.[1];
  return named ? Number(named) : (source ?? DEFAULT_SECONDS);
};

const defaultTier = (tiers: string[]): string =>
  tiers.includes('720p') ? '720p' : (tiers[0] ?? '720p');

const rateOf = (resolution: string): number =>
  PER_SECOND[ALIKE[resolution] ?? resolution] ?? PER_SECOND['480p'] ?? WITHOUT_TIERS;

const ALIKE: Record<string, string> = {
  '540p': '720p',
  '580p': '720p',
  '768P': '720p',
  true_1080p: '1080p',
  '2K': '1440p',
  '4k': '2160p',
};

type Sale = {
  model: VideoModel;
  seconds: number;
  resolution?: string;
  audio?: boolean;
  factor?: 1 | 2 | 4;
  fed?: number;
};
