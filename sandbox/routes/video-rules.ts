import type { VideoInput, VideoModel } from '../catalogue/video';
import { invalidField, notInList, Refusal } from '../refusal';
import { isUpscaler } from '../video/price';
import { checkLength } from './model-rules';
import type { VideoOrder } from './video-fields';

const DEFAULT_PROMPT_LIMIT = 2_500;

/** What no schema can know: which fields the model has, and which of its values. */
export const checkOrder = ({ request, model }: Order): void => {
  checkInputs({ request, model });
  checkPrompts({ request, model });
  checkDuration({
    duration: request.duration,
    model,
    hasSource: (request.reference_video_urls ?? []).length > 0,
  });
  if (request.resolution !== undefined && isUpscaler(model)) {
    throw unsupported({ field: 'resolution', model, hint: ', use upscale_factor' });
  }
  checkResolution({ resolution: request.resolution, model });
  checkRatio({ request, model });
  if (request.audio !== undefined && !model.video.audio_configurable) {
    throw unsupported({ field: 'audio', model });
  }
  checkKeyframes(request);
};

/** The words for "as long as the source" fit where the model lists them, or where there is a source. */
export const checkDuration = ({ duration, model, hasSource }: Duration): void => {
  const { durations } = model.video;
  const automatic = durations.length === 1 && durations[0] === 'Auto';
  if (duration === undefined) {
    if (automatic || durations.length === 0) return;
    throw invalidField({ field: 'duration', message: 'Required' });
  }
  if (durations.includes(duration) || (automatic && duration === 'auto')) return;
  if (hasSource && (duration === '-1' || duration === 'auto')) return;
  throw notInList({ field: 'duration', received: duration, options: durations });
};

export const checkResolution = ({ resolution, model }: Resolution): void => {
  const { resolutions } = model.video;
  if (resolution === undefined || resolutions.includes(resolution)) return;
  if (resolutions.length === 0) throw unsupported({ field: 'resolution', model });
  throw notInList({ field: 'resolution', received: resolution, options: resolutions });
};

const checkRatio = ({ request, model }: Order): void => {
  const { aspect_ratios } = model.video;
  const { aspect_ratio: asked, reference_video_urls: clips = [] } = request;
  if (aspect_ratios.length === 0) {
    if (asked !== undefined) throw unsupported({ field: 'aspect_ratio', model });
    return;
  }
  if (asked === undefined) throw invalidField({ field: 'aspect_ratio', message: 'Required' });
  if (clips.length > 0 && (asked === 'adaptive' || asked === 'auto')) return;
  if (!aspect_ratios.includes(asked)) {
    throw notInList({ field: 'aspect_ratio', received: asked, options: aspect_ratios });
  }
};

const checkInputs = ({ request, model }: Order): void => {
  const { needs, anyOf, takes } = model.inputs;
  for (const field of SPECIAL) {
    if (request[field] !== undefined && !takes.includes(field)) {
      throw unsupported({ field, model });
    }
  }
  for (const field of needs) {
    if (isEmpty(request[field])) {
      throw invalidField({ field, message: `${model.id} needs ${field}` });
    }
  }
  const [first] = anyOf;
  if (first && anyOf.every((field) => isEmpty(request[field]))) {
    throw invalidField({ field: first, message: `${model.id} needs ${anyOf.join(' or ')}` });
  }
  const { reference_audio_urls: sounds = [], reference_image_urls: images = [] } = request;
  if (sounds.length > 0 && images.length + (request.reference_video_urls ?? []).length === 0) {
    const message = 'Reference audio needs a reference image or video beside it';
    throw invalidField({ field: 'reference_audio_urls', message });
  }
};

const checkPrompts = ({ request, model }: Order): void => {
  if (request.prompt === undefined && !isUpscaler(model)) {
    throw invalidField({ field: 'prompt', message: 'Required' });
  }
  const limit = model.video.prompt_character_limit ?? DEFAULT_PROMPT_LIMIT;
  checkLength({ text: request.prompt, field: 'prompt', limit });
  checkLength({ text: request.negative_prompt, field: 'negative_prompt', limit });
};

/** Key frames are counted at 24 to the second, whatever the file has. */
const checkKeyframes = ({ keyframes = [], duration }: VideoOrder): void => {
  const field = 'keyframes';
  const places = keyframes.map(({ frame_index }) => frame_index);
  if (new Set(places).size < places.length) {
    throw invalidField({ field, message: 'Each frame_index must be unique' });
  }
  const last = Number.parseInt(duration ?? '', 10) * 24;
  if (places.some((place) => place > last)) {
    throw invalidField({ field, message: `frame_index must be at most ${last}` });
  }
};

/** Nobody goes on without having agreed to the provider's terms, where they are asked for. */
export const checkConsent = ({ prompt = '', consents }: VideoOrder): void => {
  if (!prompt.includes('needs-consent') || consents?.seedance) return;
  throw new Refusal({
    status: 409,
    body: {
      error: { code: 'needs_consent', message: 'The provider asks for your consent first' },
      consent_flow: 'seedance',
      face_media_roles: ['image', 'reference_image'],
      consent: {
        consent_version: 'sandbox-1',
        policy_text: 'This is a sandbox. Confirm that you may use the pictures that you send.',
      },
      docs_url: 'https://docs.venice.ai',
    },
  });
};

const unsupported = ({ field, model, hint = '' }: Unsupported): Refusal =>
  invalidField({ field, message: `${model.id} does not support ${field}${hint}` });

const isEmpty = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

// prettier-ignore
const SPECIAL: VideoInput[] = ['image_url', 'end_image_url', 'audio_url', 'video_url', 'reference_image_urls', 'reference_video_urls', 'reference_audio_urls', 'reference_document_urls', 'elements', 'scene_image_urls', 'keyframes', 'omni_reference_task_type', 'upscale_factor', 'bitrate_mode', 'image_references', 'video_references', 'voice_id', 'camera_trajectory'];

type Order = { request: VideoOrder; model: VideoModel };
type Duration = { duration?: string; model: VideoModel; hasSource: boolean };
type Resolution = { resolution?: string; model: VideoModel };
type Unsupported = { field: string; model: VideoModel; hint?: string };
