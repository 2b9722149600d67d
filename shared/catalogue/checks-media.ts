import type { Kind } from '../operations';
import { VIDEO_PROMPT_DEFAULT_MAX } from '../params/video';
import { checkModel, error, warning, type Issue } from './checks';
import type { Model } from './model';

/** What the catalogue lets us say about a video, a sound or a transcript before it costs anything. */
export type MediaQuestion = {
  kind: Kind;
  /** The parsed input with its defaults; pictures stand in it as anything but undefined. */
  input: Readonly<Record<string, unknown>>;
  model: string | null;
  entry: Model | null;
  catalogueKnown: boolean;
  now: number;
};

export const checkMedia = (question: MediaQuestion): Issue[] => {
  const { kind, model, entry } = question;
  if (model === null) return [error('model', 'required', 'Name a model of the catalogue')];
  const issues = checkModel(question);
  if (!entry) return issues;
  const parts = { input: question.input, entry };
  if (kind === 'video') return [...issues, ...checkVideo(parts)];
  if (kind === 'speech') return [...issues, ...checkSpeech(parts)];
  return kind === 'compose' ? [...issues, ...checkComposition(parts)] : issues;
};

/** Whether a model has no choice of length: it takes the parameter from nobody. */
export const isAutoLength = (durations: readonly string[] | undefined): boolean =>
  durations?.length === 1 && /^auto$/i.test(durations[0] ?? '');

type Parts = { input: MediaQuestion['input']; entry: Model };

const checkVideo = ({ input, entry }: Parts): Issue[] => {
  const limits = entry.model_spec.constraints;
  if (!limits?.model_type) return [];
  return [
    ...checkFrames({ input, entry }),
    ...checkLength({ input, entry }),
    // Venice asks more for it, and a quote without it would be of something else.
    ...(input.reference_video_urls !== undefined &&
    input.reference_video_total_duration === undefined
      ? [error('reference_video_total_duration', 'required', 'Its price depends on it')]
      : []),
    ...listed({ input, entry, field: 'aspect_ratio', values: limits.aspect_ratios }),
    ...listed({ input, entry, field: 'resolution', values: limits.resolutions }),
    ...(input.audio !== undefined && limits.audio_configurable === false
      ? [error('audio', 'not_supported', `${entry.id} has no choice of sound`)]
      : []),
    ...checkText({
      ...{ input, entry, field: 'prompt' },
      limit: limits.prompt_character_limit ?? VIDEO_PROMPT_DEFAULT_MAX,
    }),
  ];
};

/** What each type of model begins with. */
const checkFrames = ({ input, entry }: Parts): Issue[] => {
  const type = entry.model_spec.constraints?.model_type;
  const has = (...fields: string[]) => fields.some((field) => input[field] !== undefined);
  if (type === 'text-to-video' && has('image', 'end_image')) {
    return [error('image', 'not_supported', `${entry.id} makes videos from words alone`)];
  }
  const pictures = [
    'image',
    'reference_images',
    'reference_video_urls',
    'elements',
    'scene_image_urls',
    'keyframes',
  ];
  if (type === 'image-to-video' && !has(...pictures)) {
    return [error('image', 'required', `${entry.id} makes videos from a picture`)];
  }
  if (type === 'video' && !has('video_url', 'reference_video_urls')) {
    return [error('video_url', 'required', `${entry.id} works on a video`)];
  }
  return type !== 'video' && !has('prompt')
    ? [error('prompt', 'required', 'Say what is to be seen')]
    : [];
};

const checkLength = ({ input, entry }: Parts): Issue[] => {
  const durations = entry.model_spec.constraints?.durations;
  if (isAutoLength(durations)) return [];
  return input.duration === undefined && durations?.length
    ? [error('duration', 'required', `${entry.id} offers ${durations.join(', ')}`)]
    : listed({ input, entry, field: 'duration', values: durations });
};

/** A list without entries means that the model has no such parameter; no list, that nobody knows. */
const listed = ({
  input,
  entry,
  field,
  values,
}: Parts & { field: string; values: readonly string[] | undefined }): Issue[] => {
  const value = input[field];
  if (typeof value !== 'string' || !values || values.includes(value)) return [];
  return values.length === 0
    ? [error(field, 'not_supported', `${entry.id} takes no ${field}`)]
    : [error(field, 'value_not_offered', `${entry.id} offers ${values.join(', ')}`)];
};

const checkText = ({
  input,
  field,
  limit,
}: Parts & { field: string; limit: number | undefined }): Issue[] => {
  const text = input[field];
  if (typeof text !== 'string' || limit === undefined || text.length <= limit) return [];
  const message = `${text.length} characters; this model takes ${limit}`;
  return [warning(field, 'prompt_over_model_limit', message)];
};

const checkSpeech = ({ input, entry }: Parts): Issue[] => {
  const { supported_formats: formats } = entry.model_spec;
  return [
    ...checkVoice({ input, entry }),
    ...listed({ input, entry, field: 'response_format', values: formats }),
  ];
};

/** The handle of a cloned voice stands in no list. */
const CLONED = /^vv_/;

const checkVoice = ({ input, entry }: Parts): Issue[] => {
  const { voices, supports_custom_voice_id: custom } = entry.model_spec;
  if (typeof input.voice !== 'string' || CLONED.test(input.voice) || custom) return [];
  return listed({ input, entry, field: 'voice', values: voices?.length ? voices : undefined });
};

/** Which parameter needs which mark of the model; a mark that is missing says nothing. */
const MARKS = {
  lyrics_prompt: 'supports_lyrics',
  force_instrumental: 'supports_force_instrumental',
  lyrics_optimizer: 'supports_lyrics_optimizer',
  loop: 'supports_loop',
  language_code: 'supports_language_code',
  speed: 'supports_speed',
} as const;

const checkComposition = ({ input, entry }: Parts): Issue[] => {
  const spec = entry.model_spec;
  const unmarked = Object.entries(MARKS).flatMap(([field, mark]) =>
    input[field] !== undefined && spec[mark] === false
      ? [error(field, 'not_supported', `${entry.id} takes no ${field}`)]
      : []
  );
  const lyrics =
    spec.lyrics_required && input.lyrics_prompt === undefined && !input.lyrics_optimizer
      ? [error('lyrics_prompt', 'required', `${entry.id} needs lyrics`)]
      : [];
  const both =
    input.lyrics_prompt !== undefined && input.lyrics_optimizer === true
      ? [error('lyrics_optimizer', 'not_supported', 'It writes the lyrics itself; give none')]
      : [];
  return [
    ...unmarked,
    ...lyrics,
    ...both,
    ...checkVoice({ input, entry }),
    ...checkSeconds({ input, entry }),
    ...checkText({ input, entry, field: 'prompt', limit: spec.prompt_character_limit }),
    ...checkText({ input, entry, field: 'lyrics_prompt', limit: spec.lyrics_character_limit }),
  ];
};

const checkSeconds = ({ input, entry }: Parts): Issue[] => {
  const seconds = input.duration_seconds;
  if (typeof seconds !== 'number') return [];
  const { duration_options: options, min_duration: min, max_duration: max } = entry.model_spec;
  const field = 'duration_seconds';
  if (options?.length && !options.includes(seconds)) {
    return [error(field, 'value_not_offered', `${entry.id} offers ${options.join(', ')} s`)];
  }
  return seconds < (min ?? 0) || seconds > (max ?? Infinity)
    ? [error(field, 'value_not_offered', `${entry.id} makes ${min ?? 1} to ${max ?? '…'} s`)]
    : [];
};
