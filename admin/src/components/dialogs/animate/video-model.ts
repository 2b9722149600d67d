import { isAutoLength } from '../../../../../shared/catalogue/checks-media';
import { deprecationState, type Model } from '../../../../../shared/catalogue/model';
import { VIDEO_PROMPT_DEFAULT_MAX } from '../../../../../shared/params/video';

/** What can be chosen of a video model. An empty list: it has no such field. */
export type VideoLimits = {
  durations: readonly string[];
  resolutions: readonly string[];
  aspect_ratios: readonly string[];
  /** Whether its videos have sound, where nobody chooses. */
  audio: boolean;
  audio_configurable: boolean;
  prompt_character_limit: number;
};

export const videoLimits = (entry: Model | null): VideoLimits => {
  const said = entry?.model_spec.constraints ?? {};
  return {
    durations: isAutoLength(said.durations) ? [] : (said.durations ?? []),
    resolutions: said.resolutions ?? [],
    aspect_ratios: said.aspect_ratios ?? [],
    audio: said.audio === true,
    audio_configurable: said.audio_configurable === true,
    prompt_character_limit: said.prompt_character_limit ?? VIDEO_PROMPT_DEFAULT_MAX,
  };
};

/**
 * The catalogue does not tell which pictures a model takes, only their ids do: these want pictures to be like, or a last frame beside
 * the first, and refuse a single picture to begin with.
 */
const WANTS_OTHERS = /reference-to-video|transition|first-last-frame/;

/** Models that make a video out of one picture, and can be asked just now; those that are about to go come last. */
export const animators = (models: readonly Model[]): Model[] => {
  const able = models.filter(
    (entry) =>
      entry.model_spec.constraints?.model_type === 'image-to-video' &&
      entry.model_spec.offline !== true &&
      !WANTS_OTHERS.test(entry.id)
  );
  const stays = (entry: Model) => deprecationState({ entry, now: Date.now() }) === 'none';
  return [...able.filter(stays), ...able.filter((entry) => !stays(entry))];
};

/** Seconds of a duration as Venice spells it: 5 for `5s`. */
export const secondsOf = (duration: string): number => Number.parseInt(duration, 10);

/** The shortest and the longest that a model makes, in seconds; null where it has no choice. */
export const span = ({ durations }: VideoLimits): { from: number; to: number } | null => {
  const seconds = durations.map(secondsOf).filter(Number.isFinite);
  return seconds.length > 0 ? { from: Math.min(...seconds), to: Math.max(...seconds) } : null;
};
