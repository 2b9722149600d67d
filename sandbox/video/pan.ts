/** Samples that a coded picture has to spare on the right; no frame moves farther from its key frame. */
export const MARGIN = 16;
const STEP = 2;

export type Moment = { key: boolean; /** Of the window on the canvas. */ left: number };

/**
 * Where the window stands in each frame: it goes to the right until the canvas ends. It moves in steps of two samples, because
 * the colours, at half the resolution, then move by whole samples too and nothing blurs. It never comes back: that would need
 * spare samples on the left, which some players do not hide.
 */
export const pan = ({ frames, keyFrames, travel }: Pan): Moment[] => {
  const group = Math.ceil(frames / keyFrames);
  const steps = Math.min(travel / STEP, (MARGIN / STEP) * (frames / group));
  return Array.from({ length: frames }, (_, i) => ({
    key: i % group === 0,
    left: STEP * Math.floor((i * steps) / frames),
  }));
};

type Pan = { frames: number; keyFrames: number; travel: number };
