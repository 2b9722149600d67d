import { readFile, writeFile } from 'node:fs/promises';
import type { TRANSCRIPT_FILES } from '../../../shared/inputs/audio';
import { readTranscript, VeniceError, type Transcript } from '../venice';
import type { MediaFacts } from './inspect';

type TranscriptFile = (typeof TRANSCRIPT_FILES)[number];

/** Writes the words of a transcript, as it came from Venice, into a file that people and players read. */
export const writeTranscript = async ({
  from,
  to,
  as,
}: {
  from: string;
  /** Replaced where it is there. */
  to: string;
  as: TranscriptFile;
}): Promise<MediaFacts> => {
  const transcript = readTranscript(await readFile(from, 'utf8'));
  if (!transcript) throw unusable('The transcript cannot be read');
  const text = Buffer.from(as === 'vtt' ? subtitles(transcript) : `${transcript.text.trim()}\n`);
  await writeFile(to, text, { mode: 0o600 });
  return { ...FILES[as], width: null, height: null, durationMs: null, bytes: text.length };
};

/** The words of a file that `writeTranscript` wrote. */
export const wordsOfFile = (text: string): string =>
  /^WEBVTT/.test(text)
    ? text
        .split(/\n{2,}/)
        .slice(1)
        .map((cue) => cue.split('\n').slice(1).join(' '))
        .join(' ')
        .replaceAll('&lt;', '<')
        .replaceAll('&amp;', '&')
        .trim()
    : text.trim();

const FILES = {
  txt: { mime: 'text/plain', ext: '.txt' },
  vtt: { mime: 'text/vtt', ext: '.vtt' },
} as const satisfies Record<TranscriptFile, { mime: string; ext: string }>;

/** WebVTT. Models that tell no times leave one cue as long as the recording, or none where nobody knows how long that is. */
const subtitles = ({ text, duration, timestamps }: Transcript): string => {
  const { segment, word } = timestamps ?? {};
  const cues = segment?.length ? segment : cuesOfWords(word ?? []);
  const all = cues.length > 0 || !duration ? cues : [{ text, start: 0, end: duration }];
  if (all.length === 0 && text.trim() !== '') {
    throw unusable('The model told no times, so there can be no subtitles');
  }
  const written = all
    .filter((cue) => cue.text.trim() !== '')
    .sort(byTime)
    .map(block);
  return `${['WEBVTT', ...written].join('\n\n')}\n`;
};

type Cue = { text: string; start: number; end: number };

const byTime = (one: Cue, other: Cue): number => one.start - other.start;

/** Players skip a cue that ends before it has begun. */
const block = ({ text, start, end }: Cue): string => {
  const from = msOf(start);
  return `${instant(from)} --> ${instant(Math.max(msOf(end), from + 1))}\n${plain(text)}`;
};

const msOf = (seconds: number): number => Math.max(0, Math.round(seconds * 1_000));

/** As much as can be read at a glance. */
const WORDS_OF_A_CUE = 10;

const cuesOfWords = (words: readonly { word: string; start: number; end: number }[]): Cue[] => {
  const cues: Cue[] = [];
  for (let at = 0; at < words.length; at += WORDS_OF_A_CUE) {
    const some = words.slice(at, at + WORDS_OF_A_CUE);
    const [first] = some;
    const last = some.at(-1);
    if (!first || !last) continue;
    const text = some.map(({ word }) => word.trim()).join(' ');
    cues.push({ text, start: first.start, end: last.end });
  }
  return cues;
};

const instant = (ms: number): string => {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const time = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1_000) % 60].map(two).join(':');
  return `${time}.${String(ms % 1_000).padStart(3, '0')}`;
};

/** An empty line would end the cue, and an arrow begin another. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/\s*[\r\n]\s*/g, '\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('-->', '→');

const unusable = (message: string) => new VeniceError({ code: 'store_failed', message });
