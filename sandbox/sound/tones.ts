import { stream } from '../seeds';

export const SAMPLE_RATE = 24_000;
const MAX_SPEECH_SECONDS = 30;
const SECONDS_PER_CHARACTER = 0.06;
const LOUDNESS = 9_000;
const { sin, PI } = Math;

/** 16 bit, one channel, `SAMPLE_RATE`. */
export type Samples = Int16Array;

export const speechSeconds = ({ text, speed = 1 }: { text: string; speed?: number }): number =>
  Math.min(MAX_SPEECH_SECONDS, (text.length * SECONDS_PER_CHARACTER) / speed);

/** Something that rises and falls with the letters of a text. The same text in the same voice always sounds the same. */
export const speak = ({ text, voice, speed }: Speech): Samples => {
  const seconds = speechSeconds({ text, speed });
  const letters = [...text.toLowerCase()];
  const low = 110 + Math.round(stream('voice', voice)() * 110);
  return melody({
    seconds,
    notes: letters.map((letter) => (/[\p{L}\p{N}]/u.test(letter) ? low * pitch(letter) : 0)),
  });
};

/** Chords by chance of the prompt, a beat each half second. */
export const play = ({ prompt, model, seconds }: Piece): Samples => {
  const random = stream('music', model, prompt);
  const root = 165 + Math.round(random() * 110);
  const beats = Math.max(1, Math.ceil(seconds * 2));
  const notes = Array.from({ length: beats }, () => root * (SCALE[Math.floor(random() * 5)] ?? 1));
  return melody({ seconds, notes });
};

const melody = ({ seconds, notes }: { seconds: number; notes: number[] }): Samples => {
  const samples = new Int16Array(Math.max(1, Math.round(seconds * SAMPLE_RATE)));
  const perNote = samples.length / Math.max(1, notes.length);
  const turn = (2 * PI) / SAMPLE_RATE;
  let phase = 0;
  for (let i = 0; i < samples.length; i += 1) {
    const note = (i / perNote) | 0;
    const hertz = notes[note] ?? 0;
    if (hertz === 0) continue;
    phase += turn * hertz;
    // Each note swells and fades, so that none begins or ends with a click.
    const swell = sin(PI * (i / perNote - note));
    samples[i] = LOUDNESS * swell * (sin(phase) + 0.3 * sin(2 * phase));
  }
  return samples;
};
const SCALE = [1, 9 / 8, 5 / 4, 3 / 2, 5 / 3];
const pitch = (letter: string): number => 1 + ((letter.codePointAt(0) ?? 0) % 12) / 12;

type Speech = { text: string; voice: string; speed?: number };
type Piece = { prompt: string; model: string; seconds: number };
