import { aacFrames, mp3Frames } from './loops';
import { SAMPLE_RATE } from './tones';

/** PCM samples in a frame. */
export const AAC_FRAME = 1_024;
const MP3_FRAME = 576;

/** As many frames as are needed for a length, round after round of the same ones. */
export const repeated = ({ frames, count }: { frames: Buffer[]; count: number }): Buffer[] =>
  Array.from({ length: Math.max(1, count) }, (_, i) => frames[i % frames.length] ?? EMPTY);

/** These two know only how long the sound was, not what it was. */
export const mp3 = (seconds: number): Buffer =>
  Buffer.concat(
    repeated({ frames: mp3Frames, count: Math.ceil((seconds * SAMPLE_RATE) / MP3_FRAME) })
  );

export const aac = (seconds: number): Buffer =>
  Buffer.concat(
    repeated({ frames: aacFrames, count: Math.ceil((seconds * SAMPLE_RATE) / AAC_FRAME) })
  );

const EMPTY = Buffer.alloc(0);
