import type { SoundTrack } from '../video/mp4';
import { aacFrames } from './loops';
import { AAC_FRAME, repeated } from './repeated';
import { SAMPLE_RATE } from './tones';

const ADTS_HEADER = 7;
/** Low complexity, 24 kHz, one channel. */
const SETUP = Buffer.from([0x13, 0x08]);

/** The canned tone as the sound of a video, no longer than the video. An MP4 file has the frames without their headers. */
export const soundTrack = (seconds: number): SoundTrack => ({
  samples: repeated({
    frames: aacFrames,
    count: Math.floor((seconds * SAMPLE_RATE) / AAC_FRAME),
  }).map((frame) => frame.subarray(ADTS_HEADER)),
  length: AAC_FRAME,
  rate: SAMPLE_RATE,
  setup: SETUP,
});
