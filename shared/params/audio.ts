import * as z from 'zod/v4';

export const SPEECH_INPUT_MAX = 4_096;
export const SPEECH_FORMATS = ['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm'] as const;

/** What is to be spoken. */
export const speechInput = z.string().trim().min(1).max(SPEECH_INPUT_MAX);

/** A name from the model's own list, letter for letter, or the handle of a cloned voice (`vv_…`). */
export const voice = z.string().min(1).max(512);

export const speech_format = z.enum(SPEECH_FORMATS);

export const speed = z.number().min(0.25).max(4);

/** As `en` or `English`; ignored by models that hear it from the text. */
export const speech_language = z.string().min(2).max(32);

/** How it is to be spoken, where the model takes directions. */
export const speech_prompt = z.string().max(500);

export const temperature = z.number().min(0).max(2);
export const top_p = z.number().min(0).max(1);

/** What is to be composed, or spoken at length. */
export const compositionPrompt = z.string().trim().min(1).max(100_000);
export const lyrics_prompt = z.string().min(1).max(100_000);
export const duration_seconds = z.int().min(1).max(86_400);
export const force_instrumental = z.boolean();
/** Lets the model write the lyrics, instead of `lyrics_prompt`. */
export const lyrics_optimizer = z.boolean();
export const loop = z.boolean();
export const language_code = z.string().min(2).max(32);

export const transcript_format = z.enum(['json', 'text']);
export const timestamps = z.boolean();
/** ISO 639-1, as `fr`. */
export const transcript_language = z.string().min(2).max(16);

/** "Under 25 MB" in Venice's words, as for pictures. */
export const SOUND_BYTES_MAX = 25_000_000;
