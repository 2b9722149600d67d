import type { Model, VideoLimits } from './model';

/** Fields of a queue request that only some models know. A field that a model does not list here is refused. */
export type VideoInput =
  | 'image_url'
  | 'end_image_url'
  | 'audio_url'
  | 'video_url'
  | 'reference_image_urls'
  | 'reference_video_urls'
  | 'reference_audio_urls'
  | 'reference_document_urls'
  | 'elements'
  | 'scene_image_urls'
  | 'keyframes'
  | 'omni_reference_task_type'
  | 'upscale_factor'
  | 'bitrate_mode'
  | 'image_references'
  | 'video_references'
  | 'voice_id'
  | 'camera_trajectory';

export type VideoModel = Model & {
  video: VideoLimits;
  /** All of `needs` and at least one of `anyOf` must be there; `takes` holds them all. */
  inputs: { needs: VideoInput[]; anyOf: VideoInput[]; takes: VideoInput[] };
};

/** No video model has a price in the list: only a quote knows it. */
const video = ({ limits, needs = [], anyOf = [], takes = [], ...model }: Row): VideoModel => ({
  type: 'video',
  ...model,
  video: limits,
  inputs: { needs, anyOf, takes: [...needs, ...anyOf, ...takes] },
});

const seconds = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${from + i}s`);

const PRIVATE = { privacy: 'private' as const };
const OPEN = { privacy: 'anonymized' as const };
const SEEDANCE = { min: 300, from: 0.4, to: 2.5 };
const references = ({ min, from, to }: typeof SEEDANCE) => ({
  reference_image_min_short_side_pixels: min,
  reference_image_min_aspect_ratio: from,
  reference_image_max_aspect_ratio: to,
});

// A table: one row per line reads better than the formatter's thousand lines.
// prettier-ignore
export const videoModels: VideoModel[] = [
  video({ id: 'sora-2-text-to-video', name: 'Sora 2', created: 1758825748, ...OPEN, retiresInDays: 10, limits: { model_type: 'text-to-video', aspect_ratios: ['16:9', '9:16'], resolutions: ['720p'], durations: ['4s', '8s', '12s'], audio: true, audio_configurable: false } }),
  video({ id: 'veo3.1-fast-text-to-video', name: 'Veo 3.1 Fast', created: 1729030447, ...OPEN, limits: { model_type: 'text-to-video', aspect_ratios: ['16:9', '9:16'], resolutions: ['720p', '1080p', '4k'], durations: ['4s', '6s', '8s'], audio: true, audio_configurable: true } }),
  video({ id: 'grok-imagine-1-5-text-to-video-private', name: 'Grok Imagine 1.5', created: 1780185600, ...PRIVATE, limits: { model_type: 'text-to-video', aspect_ratios: ['16:9', '4:3', '3:2', '1:1', '2:3', '3:4', '9:16'], resolutions: ['480p', '720p', '1080p'], durations: seconds(1, 15), audio: true, audio_configurable: false, prompt_character_limit: 4096 } }),
  video({ id: 'kling-v3-pro-text-to-video', name: 'Kling V3 Pro', created: 1770076800, ...OPEN, takes: ['voice_id', 'camera_trajectory'], limits: { model_type: 'text-to-video', aspect_ratios: ['16:9', '9:16', '1:1'], resolutions: [], durations: seconds(3, 15), audio: true, audio_configurable: true } }),
  video({ id: 'wan-2.6-image-to-video', name: 'Wan 2.6', created: 1765843200, ...OPEN, uncensored: true, needs: ['image_url'], takes: ['audio_url'], limits: { model_type: 'image-to-video', aspect_ratios: [], resolutions: ['1080p', '720p'], durations: ['5s', '10s', '15s'], audio: true, audio_configurable: true, audio_input: true } }),
  video({ id: 'ovi-image-to-video', name: 'Ovi', created: 1758825748, ...PRIVATE, uncensored: true, modelSource: 'https://huggingface.co/chetwinlow1/Ovi', needs: ['image_url'], limits: { model_type: 'image-to-video', aspect_ratios: [], resolutions: [], durations: ['5s'], audio: true, audio_configurable: false } }),
  video({ id: 'pixverse-c1-transition', name: 'PixVerse C1 Transition', created: 1775865600, ...OPEN, needs: ['image_url'], takes: ['end_image_url', 'keyframes'], limits: { model_type: 'image-to-video', aspect_ratios: ['16:9', '4:3', '1:1', '3:4', '9:16', '2:3', '3:2', '21:9'], resolutions: ['360p', '540p', '720p', '1080p'], durations: ['3s', '5s', '8s', '10s', '15s'], audio: true, audio_configurable: true } }),
  video({ id: 'kling-o3-pro-reference-to-video', name: 'Kling O3 Pro R2V', created: 1773014400, ...OPEN, anyOf: ['reference_image_urls', 'elements'], takes: ['image_url', 'end_image_url', 'scene_image_urls'], limits: { model_type: 'image-to-video', aspect_ratios: ['16:9', '9:16', '1:1'], resolutions: [], durations: seconds(3, 15), audio: true, audio_configurable: true } }),
  video({ id: 'seedance-2-5-reference-to-video-basic', name: 'Seedance 2.5 R2V', created: 1786060800, ...OPEN, anyOf: ['reference_image_urls', 'reference_video_urls'], takes: ['reference_audio_urls', 'reference_document_urls', 'omni_reference_task_type', 'image_references', 'video_references', 'bitrate_mode'], limits: { model_type: 'image-to-video', aspect_ratios: ['21:9', '16:9', '4:3', '1:1', '3:4', '9:16'], resolutions: ['1080p', '720p', '480p'], durations: seconds(4, 30), audio: true, audio_configurable: true, audio_input: true, prompt_character_limit: 15000, ...references(SEEDANCE) } }),
  video({ id: 'wan-2-7-video-to-video', name: 'Wan 2.7 Edit', created: 1775088000, ...OPEN, uncensored: true, needs: ['video_url'], limits: { model_type: 'video', aspect_ratios: [], resolutions: ['1080p', '720p'], durations: ['Auto'], audio: false, audio_configurable: false } }),
  video({ id: 'topaz-video-upscale', name: 'Topaz Video Upscale', created: 1775174400, ...OPEN, needs: ['video_url'], takes: ['upscale_factor'], limits: { model_type: 'video', aspect_ratios: [], resolutions: ['2x', '4x'], durations: ['Auto'], audio: false, audio_configurable: false } }),
];

type Row = Pick<Model, 'id' | 'name' | 'created' | 'privacy'> &
  Pick<Model, 'uncensored' | 'retiresInDays' | 'modelSource'> & {
    limits: VideoLimits;
    needs?: VideoInput[];
    anyOf?: VideoInput[];
    takes?: VideoInput[];
  };
