import { SOUND_BYTES_MAX } from '../../../../shared/params/audio';
import {
  SOURCE_BYTES_MAX,
  SOURCE_PIXELS_MAX,
  SOURCE_PIXELS_MIN,
  SOURCE_SIDE_MIN,
  STYLE_REFERENCE_BYTES_MAX,
} from '../../../../shared/params/source';

export type LimitsName =
  | 'edit'
  | 'upscale'
  | 'background-remove'
  | 'style'
  | 'animate'
  | 'describe'
  /** Not a picture. */
  | 'recording';

export type SourceLimits = {
  bytesBelow: number;
  pixelsMin: number;
  pixelsMax: number;
  sideMin: number;
};

/** What Venice scales up to, so nothing larger can come in either. */
const UPSCALE_PIXELS_MAX = 16_777_216;

/** What is read from anywhere when a smaller copy may be made of it. Larger files are no photographs. */
export const SHRINKABLE_BYTES_MAX = 200_000_000;

/** Where Venice names no bound of its own, only what this server is willing to decode. */
const UNBOUNDED = { pixelsMin: 1, pixelsMax: SOURCE_PIXELS_MAX, sideMin: 1 };

export const LIMITS: Record<LimitsName, SourceLimits> = {
  edit: {
    bytesBelow: SOURCE_BYTES_MAX,
    pixelsMin: SOURCE_PIXELS_MIN,
    pixelsMax: SOURCE_PIXELS_MAX,
    sideMin: SOURCE_SIDE_MIN,
  },
  upscale: {
    ...UNBOUNDED,
    bytesBelow: SOURCE_BYTES_MAX,
    pixelsMin: SOURCE_PIXELS_MIN,
    pixelsMax: UPSCALE_PIXELS_MAX,
  },
  'background-remove': { ...UNBOUNDED, bytesBelow: SOURCE_BYTES_MAX },
  style: { ...UNBOUNDED, bytesBelow: STYLE_REFERENCE_BYTES_MAX },
  // As text in JSON it becomes a third larger, and the whole request has to stay below 35 MB.
  animate: { ...UNBOUNDED, bytesBelow: SOURCE_BYTES_MAX },
  // Only a small copy is sent.
  describe: { ...UNBOUNDED, bytesBelow: SHRINKABLE_BYTES_MAX },
  recording: { ...UNBOUNDED, bytesBelow: SOUND_BYTES_MAX },
};
