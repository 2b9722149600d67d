import type { SoundFormat } from '../catalogue/sound';
import { flac } from './flac';
import { opus } from './ogg';
import { aac, mp3 } from './repeated';
import { SAMPLE_RATE, type Samples } from './tones';
import { pcm, wav } from './wav';

/** A finished file and its media type. The lossy formats hold a canned tone of the same length instead of the samples. */
export const encodeSound = ({ samples, format }: { samples: Samples; format: SoundFormat }) => ({
  bytes: WRITERS[format](samples),
  type: TYPES[format],
});

const seconds = (samples: Samples): number => samples.length / SAMPLE_RATE;

const WRITERS: Record<SoundFormat, (samples: Samples) => Buffer> = {
  wav,
  pcm,
  flac,
  mp3: (samples) => mp3(seconds(samples)),
  aac: (samples) => aac(seconds(samples)),
  opus: (samples) => opus(seconds(samples)),
};

const TYPES: Record<SoundFormat, string> = {
  wav: 'audio/wav',
  pcm: 'audio/pcm',
  flac: 'audio/flac',
  mp3: 'audio/mpeg',
  aac: 'audio/aac',
  opus: 'audio/opus',
};
