import type { Model } from './model';

export type SoundFormat = 'mp3' | 'opus' | 'aac' | 'flac' | 'wav' | 'pcm';

export type SpeechModel = Model & {
  speech: {
    usdPerMillion: number;
    voices: [string, ...string[]];
    /** The first is the default. */
    formats: [SoundFormat, ...SoundFormat[]];
    /** Containers of a sample to clone; none where the model cannot clone. */
    samples?: string[];
    customVoices?: boolean;
  };
};
export type HearingModel = Model & { hearing: { usdPerSecond: number } };
export type MusicModel = Model & { music: MusicLimits; sale: MusicSale };

/** In the words of the wire, where they stand beside name and price. */
export type MusicLimits = {
  supported_formats: [SoundFormat, ...SoundFormat[]];
  prompt_character_limit: number;
  min_prompt_length?: number;
  supports_lyrics?: boolean;
  lyrics_required?: boolean;
  lyrics_character_limit?: number;
  supports_force_instrumental?: boolean;
  supports_lyrics_optimizer?: boolean;
  supports_loop?: boolean;
  supports_language_code?: boolean;
  supports_speed?: boolean;
  default_speed?: number;
  min_speed?: number;
  max_speed?: number;
  voices?: string[];
  default_voice?: string;
  duration_options?: number[];
  min_duration?: number;
  max_duration?: number;
  default_duration?: number;
};

/** The four ways in which music is priced. Tiers are whole seconds, both ends included. */
export type MusicSale =
  | { by: 'generation'; usd: number }
  | { by: 'durations'; tiers: { upTo: number; from: number; usd: number }[] }
  | { by: 'per_second'; usd: number }
  | { by: 'per_thousand_characters'; usd: number };

const money = (usd: number) => ({ usd, diem: usd });
const PRIVATE = { privacy: 'private' as const };
const OPEN = { privacy: 'anonymized' as const };
// prettier-ignore
const SPEAKERS = ['Aria', 'Roger', 'Sarah', 'Laura', 'Charlie', 'George', 'Callum', 'River', 'Liam', 'Charlotte', 'Alice', 'Matilda', 'Will', 'Jessica', 'Eric', 'Chris', 'Brian', 'Daniel', 'Lily', 'Bill'];

const tts = ({
  usd,
  voices,
  formats,
  samples,
  customVoices,
  mode,
  ...model
}: SpeechRow): SpeechModel => ({
  type: 'tts',
  ...model,
  price: { wire: { input: money(usd) } },
  speech: { usdPerMillion: usd, voices, formats, samples, customVoices },
  spec: {
    voices,
    supported_formats: formats,
    default_format: formats[0],
    ...(customVoices ? { supports_custom_voice_id: true } : {}),
    ...(samples ? { voice_cloning: cloning({ samples, mode }) } : {}),
  },
});

const cloning = ({ samples, mode = 'zero_shot' }: Pick<SpeechRow, 'samples' | 'mode'>) => ({
  mode,
  accepted_formats: samples,
  min_sample_seconds: 5,
  retention_days: 7,
});

const asr = ({ usd, ...model }: Row & { usd: number }): HearingModel => ({
  type: 'asr',
  ...model,
  hearing: { usdPerSecond: usd },
  price: { wire: { per_audio_second: money(usd) } },
});

const music = ({ sale, limits, description, ...model }: MusicRow): MusicModel => ({
  type: 'music',
  ...model,
  music: limits,
  sale,
  price: { wire: onTheWire(sale) },
  spec: {
    supports_lyrics: false,
    lyrics_required: false,
    supports_force_instrumental: false,
    supports_lyrics_optimizer: false,
    supports_language_code: false,
    supports_speed: false,
    ...limits,
    default_format: limits.supported_formats[0],
    description,
  },
});

const onTheWire = (sale: MusicSale): Record<string, unknown> => {
  if (sale.by !== 'durations') return { [sale.by]: money(sale.usd) };
  const tiers = sale.tiers.map(({ upTo, from, usd }) => [
    String(upTo),
    { ...money(usd), min_seconds: from, max_seconds: upTo },
  ]);
  return { durations: Object.fromEntries(tiers) as unknown };
};

const steps = (...tiers: [from: number, upTo: number, usd: number][]) =>
  tiers.map(([from, upTo, usd]) => ({ from, upTo, usd }));

/** Prices come as whole numbers and as fractions with a binary tail, as they do at Venice. */
// Tables: one row per line reads better than the formatter's thousand lines.
// prettier-ignore
export const speechModels: SpeechModel[] = [
  tts({ id: 'tts-kokoro', name: 'Kokoro Text to Speech', created: 1742418046, ...PRIVATE, modelSource: 'https://huggingface.co/hexgrad/Kokoro-82M', usd: 3.5, voices: ['af_alloy', 'af_bella', 'af_heart', 'af_sky', 'am_adam', 'am_echo', 'bf_emma', 'bm_george', 'ff_siwis', 'jf_alpha'], formats: ['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm'] }),
  tts({ id: 'tts-chatterbox-hd', name: 'Chatterbox HD (Resemble AI)', created: 1776384000, ...PRIVATE, usd: 50, voices: ['Aurora', 'Blade', 'Britney', 'Carl', 'Cliff', 'Richard', 'Rico', 'Siobhan', 'Vicky'], formats: ['wav'], samples: ['mp3', 'wav', 'flac', 'mp4'] }),
  tts({ id: 'tts-minimax-speech-02-hd', name: 'MiniMax Speech-02 HD', created: 1776384000, ...OPEN, usd: 125, voices: ['CalmWoman', 'CasualGuy', 'DeepVoiceMan', 'WiseWoman', 'YoungKnight'], formats: ['mp3', 'pcm', 'flac'], samples: ['mp3', 'wav'], mode: 'persistent' }),
  tts({ id: 'tts-elevenlabs-turbo-v2-5', name: 'ElevenLabs Turbo v2.5', created: 1776384000, ...OPEN, usd: 62.5, voices: ['Aria', 'Alice', 'Brian', 'George', 'Rachel'], formats: ['mp3'], customVoices: true }),
  tts({ id: 'tts-xai-v1', name: 'xAI TTS v1', created: 1776384000, ...OPEN, usd: 18.75, voices: ['altair', 'ara', 'atlas', 'carina', 'eve', 'leo', 'rex'], formats: ['mp3', 'wav', 'pcm'] }),
];

// prettier-ignore
export const hearingModels: HearingModel[] = [
  asr({ id: 'nvidia/parakeet-tdt-0.6b-v3', name: 'Parakeet ASR', created: 1760136444, ...PRIVATE, modelSource: 'https://huggingface.co/nvidia/parakeet-tdt-0.6b-v3', usd: 0.0001 }),
  asr({ id: 'openai/whisper-large-v3', name: 'Whisper Large V3', created: 1736899200, ...PRIVATE, usd: 0.0001 }),
  asr({ id: 'fal-ai/wizper', name: 'Wizper (Whisper v3)', created: 1776384000, ...PRIVATE, usd: 0.0001 }),
  asr({ id: 'elevenlabs/scribe-v2', name: 'ElevenLabs Scribe V2', created: 1776384000, ...OPEN, usd: 0.000167 }),
  asr({ id: 'stt-xai-v1', name: 'xAI Speech to Text v1', created: 1776470400, ...OPEN, usd: 0.000031480000000000004 }),
];

// prettier-ignore
export const musicModels: MusicModel[] = [
  music({ id: 'ace-step-15', name: 'ACE-Step 1.5', created: 1771804800, ...OPEN, uncensored: true, description: 'Songs with words of your own, if you like.', sale: { by: 'durations', tiers: steps([60, 60, 0.03], [61, 90, 0.04], [91, 120, 0.05], [121, 150, 0.06], [151, 180, 0.07], [181, 210, 0.08]) }, limits: { supports_lyrics: true, lyrics_required: false, duration_options: [60, 90, 120, 150, 180, 210], min_duration: 60, max_duration: 210, default_duration: 60, supported_formats: ['flac'], prompt_character_limit: 512, min_prompt_length: 10, lyrics_character_limit: 4096 } }),
  music({ id: 'stable-audio-25', name: 'Stable Audio 2.5', created: 1771718400, ...OPEN, description: 'Instrumental pieces at one price.', sale: { by: 'generation', usd: 0.19 }, limits: { min_duration: 5, max_duration: 190, default_duration: 30, supported_formats: ['wav'], prompt_character_limit: 500, min_prompt_length: 10 } }),
  music({ id: 'minimax-music-v2', name: 'MiniMax Music 2.0', created: 1771718400, ...OPEN, description: 'Songs that are sung: the words must be given.', sale: { by: 'generation', usd: 0.04 }, limits: { supports_lyrics: true, lyrics_required: true, supported_formats: ['mp3'], prompt_character_limit: 300, min_prompt_length: 10, lyrics_character_limit: 3000 } }),
  music({ id: 'minimax-music-v25', name: 'MiniMax Music 2.5', created: 1775952000, ...OPEN, description: 'Songs, sung or instrumental, and able to write their own words.', sale: { by: 'generation', usd: 0.18 }, limits: { supports_lyrics: true, lyrics_required: false, supports_force_instrumental: true, supports_lyrics_optimizer: true, supported_formats: ['mp3'], prompt_character_limit: 2000, min_prompt_length: 10, lyrics_character_limit: 3500 } }),
  music({ id: 'elevenlabs-sound-effects-v2', name: 'ElevenLabs Sound Effects', created: 1772236800, ...OPEN, description: 'Noises and atmospheres of a few seconds.', sale: { by: 'per_second', usd: 0.0023000000000000004 }, limits: { supports_loop: true, min_duration: 1, max_duration: 22, default_duration: 7, supported_formats: ['mp3'], prompt_character_limit: 250, min_prompt_length: 1 } }),
  music({ id: 'elevenlabs-tts-v3', name: 'ElevenLabs TTS v3', created: 1772236800, ...OPEN, description: 'Long texts, read aloud with feeling.', sale: { by: 'per_thousand_characters', usd: 0.11500000000000002 }, limits: { voices: SPEAKERS, default_voice: 'Aria', supports_language_code: true, supported_formats: ['mp3'], prompt_character_limit: 5000, min_prompt_length: 1 } }),
  music({ id: 'elevenlabs-tts-multilingual-v2', name: 'ElevenLabs Multilingual v2', created: 1772236800, ...OPEN, description: 'Long texts in many languages, at the pace you like.', sale: { by: 'per_thousand_characters', usd: 0.11500000000000002 }, limits: { voices: SPEAKERS, default_voice: 'Aria', supports_speed: true, default_speed: 1, min_speed: 0.7, max_speed: 1.2, supported_formats: ['mp3'], prompt_character_limit: 5000, min_prompt_length: 1 } }),
];

export const soundModels: Model[] = [...speechModels, ...hearingModels, ...musicModels];

type Row = Pick<Model, 'id' | 'name' | 'created' | 'privacy'> &
  Pick<Model, 'uncensored' | 'modelSource'>;
type SpeechRow = Row &
  Omit<SpeechModel['speech'], 'usdPerMillion'> & {
    usd: number;
    mode?: 'zero_shot' | 'persistent';
  };
type MusicRow = Row & { sale: MusicSale; limits: MusicLimits; description: string };
