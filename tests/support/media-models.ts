import { model, type Model } from '../../shared/catalogue/model';

/** Catalogue entries of videos and sound for tests: real ids, each with what makes it special. */

const entry = ({ id, type, ...spec }: { id: string; type: string } & Record<string, unknown>) =>
  model.parse({ id, type, object: 'model', owned_by: 'venice.ai', model_spec: spec });

const video = ({ id, ...constraints }: { id: string } & Record<string, unknown>): Model =>
  entry({ id, type: 'video', constraints });

export const wordsToVideo = video({
  ...{ id: 'kling-v3-pro-text-to-video', model_type: 'text-to-video' },
  ...{ durations: ['5s', '10s'], aspect_ratios: ['16:9', '9:16'], resolutions: [] },
  ...{ audio: true, audio_configurable: true },
});

export const pictureToVideo = video({
  ...{ id: 'ovi-image-to-video', model_type: 'image-to-video', durations: ['5s'] },
  ...{ aspect_ratios: [], resolutions: ['720p'], audio_configurable: false },
  prompt_character_limit: 100,
});

/** Follows what it is given, in length and in shape. */
export const videoToVideo = video({
  ...{ id: 'wan-video-to-video', model_type: 'video', durations: ['Auto'] },
  ...{ aspect_ratios: ['16:9', 'auto'], resolutions: ['720p', '1080p'] },
});

export const bareVideo = entry({ id: 'brand-new', type: 'video' });

const usd = (value: number) => ({ usd: value, diem: value });

export const speaker = entry({
  ...{ id: 'tts-kokoro', type: 'tts', voices: ['af_sky', 'bf_emma'] },
  ...{ supported_formats: ['mp3', 'wav'], default_format: 'mp3' },
  pricing: { input: usd(3.5) },
});

export const anyVoiceSpeaker = entry({
  ...{ id: 'tts-elevenlabs-turbo-v2-5', type: 'tts', voices: ['Aria'] },
  supports_custom_voice_id: true,
});

export const listener = entry({
  ...{ id: 'nvidia/parakeet-tdt-0.6b-v3', type: 'asr' },
  pricing: { per_audio_second: usd(0.0001) },
});

export const band = entry({
  ...{ id: 'ace-step-15', type: 'music', supports_lyrics: true, lyrics_required: false },
  ...{ duration_options: [60, 90], min_duration: 60, max_duration: 90, supports_loop: false },
  ...{ prompt_character_limit: 20, lyrics_character_limit: 30, supports_speed: false },
});

export const singer = entry({
  ...{ id: 'minimax-music-v2', type: 'music', supports_lyrics: true, lyrics_required: true },
  supports_lyrics_optimizer: true,
});

export const noises = entry({
  ...{ id: 'elevenlabs-sound-effects-v2', type: 'music', supports_lyrics: false },
  ...{ min_duration: 1, max_duration: 22, supports_loop: true, supports_language_code: false },
  supports_force_instrumental: false,
});

export const reader = entry({
  ...{ id: 'elevenlabs-tts-v3', type: 'music', voices: ['Aria'], supports_speed: true },
});
