import type { Model } from './model';

const money = (usd: number) => ({ usd, diem: usd });
const PRIVATE = { privacy: 'private' as const };
const OPEN = { privacy: 'anonymized' as const };
const SPEAKERS = ['Aria', 'Roger', 'Sarah', 'Laura', 'Charlie', 'George', 'Alice', 'Brian'];

const tts = ({
  usd,
  voices,
  formats,
  ...model
}: Row & { usd: number; voices: string[]; formats: string[] }): Model => ({
  type: 'tts',
  ...model,
  price: { wire: { input: money(usd) } },
  spec: { voices, supported_formats: formats, default_format: formats[0], ...model.spec },
});

const asr = ({ usd, ...model }: Row & { usd: number }): Model => ({
  type: 'asr',
  ...model,
  price: { wire: { per_audio_second: money(usd) } },
});

const music = ({ wire, ...model }: Row & { wire: Record<string, unknown> }): Model => ({
  type: 'music',
  ...model,
  price: { wire },
});

/** Prices come as whole numbers and as fractions with a binary tail, as they do at Venice. */
// A table: one row per line reads better than the formatter's thousand lines.
// prettier-ignore
export const soundModels: Model[] = [
  tts({ id: 'tts-kokoro', name: 'Kokoro Text to Speech', created: 1742418046, ...PRIVATE, usd: 3.5, voices: ['af_alloy', 'af_bella', 'af_heart', 'af_sky', 'am_adam', 'am_echo', 'bf_emma', 'bm_george'], formats: ['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm'] }),
  tts({ id: 'tts-chatterbox-hd', name: 'Chatterbox HD (Resemble AI)', created: 1776384000, ...PRIVATE, usd: 50, voices: ['Aurora', 'Blade', 'Britney', 'Carl'], formats: ['wav'], spec: { voice_cloning: { mode: 'zero_shot', accepted_formats: ['mp3', 'wav', 'flac', 'mp4'], min_sample_seconds: 5, retention_days: 7 } } }),
  tts({ id: 'tts-elevenlabs-turbo-v2-5', name: 'ElevenLabs Turbo v2.5', created: 1776384000, ...OPEN, usd: 62.5, voices: SPEAKERS, formats: ['mp3'], spec: { supports_custom_voice_id: true } }),
  tts({ id: 'tts-xai-v1', name: 'xAI TTS v1', created: 1776384000, ...OPEN, usd: 18.75, voices: ['altair', 'ara', 'atlas', 'carina'], formats: ['mp3', 'wav', 'pcm'] }),
  asr({ id: 'nvidia/parakeet-tdt-0.6b-v3', name: 'Parakeet ASR', created: 1760136444, ...PRIVATE, usd: 0.0001 }),
  asr({ id: 'openai/whisper-large-v3', name: 'Whisper Large V3', created: 1736899200, ...PRIVATE, usd: 0.0001 }),
  asr({ id: 'fal-ai/wizper', name: 'Wizper (Whisper v3)', created: 1776384000, ...PRIVATE, usd: 0.0001 }),
  asr({ id: 'elevenlabs/scribe-v2', name: 'ElevenLabs Scribe V2', created: 1776384000, ...OPEN, usd: 0.000167 }),
  asr({ id: 'stt-xai-v1', name: 'xAI Speech to Text v1', created: 1776470400, ...OPEN, usd: 0.000031480000000000004 }),
  music({ id: 'ace-step-15', name: 'ACE-Step 1.5', created: 1771804800, ...OPEN, uncensored: true, wire: { durations: { '60': { ...money(0.03), min_seconds: 60, max_seconds: 60 }, '90': { ...money(0.04), min_seconds: 61, max_seconds: 90 }, '120': { ...money(0.05), min_seconds: 91, max_seconds: 120 } } }, spec: { supports_lyrics: true, lyrics_required: false, duration_options: [60, 90, 120], min_duration: 60, max_duration: 120, default_duration: 60, supported_formats: ['flac'], default_format: 'flac', prompt_character_limit: 512, min_prompt_length: 10, lyrics_character_limit: 4096 } }),
  music({ id: 'stable-audio-25', name: 'Stable Audio 2.5', created: 1771718400, ...OPEN, wire: { generation: money(0.19) }, spec: { supports_lyrics: false, min_duration: 5, max_duration: 190, default_duration: 30, supported_formats: ['wav'], default_format: 'wav', prompt_character_limit: 500, min_prompt_length: 10 } }),
  music({ id: 'elevenlabs-sound-effects-v2', name: 'ElevenLabs Sound Effects', created: 1772236800, ...OPEN, wire: { per_second: money(0.0023000000000000004) }, spec: { min_duration: 1, max_duration: 22, default_duration: 7, supported_formats: ['mp3'], default_format: 'mp3', prompt_character_limit: 250 } }),
  music({ id: 'elevenlabs-tts-v3', name: 'ElevenLabs TTS v3', created: 1772236800, ...OPEN, wire: { per_thousand_characters: money(0.11500000000000002) }, spec: { voices: SPEAKERS, default_voice: 'Aria', supported_formats: ['mp3'], default_format: 'mp3', prompt_character_limit: 5000 } }),
];

type Row = Pick<Model, 'id' | 'name' | 'created' | 'privacy'> & Pick<Model, 'uncensored' | 'spec'>;
