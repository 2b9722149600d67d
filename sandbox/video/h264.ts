import { type Bits, openBits } from '../bits';
import type { Planes } from './planes';

/** The side of a macroblock, and of a chroma block in it. */
export const BLOCK = 16;
const I_PCM = 25;
const FRAME_NUM_BITS = 4;

/** The coded picture is larger than the shown one: what lies on the right of it is there to be moved into sight. */
export type Frame = {
  codedWidth: number;
  codedHeight: number;
  width: number;
  height: number;
};

/** Sequence parameters: constrained baseline, one reference, output in order of decoding, BT.709. */
export const sequenceParameters = ({ frame, perSecond }: Sequence): Buffer => {
  const bits = openBits();
  bits.fixed({ value: 66, bits: 8 });
  bits.fixed({ value: 0xc0, bits: 8 });
  bits.fixed({ value: LEVEL, bits: 8 });
  bits.unsigned(0);
  bits.unsigned(FRAME_NUM_BITS - 4);
  bits.unsigned(2);
  bits.unsigned(1);
  bits.flag(false);
  bits.unsigned(frame.codedWidth / BLOCK - 1);
  bits.unsigned(frame.codedHeight / BLOCK - 1);
  bits.flag(true);
  bits.flag(true);
  bits.flag(true);
  bits.unsigned(0);
  bits.unsigned((frame.codedWidth - frame.width) / 2);
  bits.unsigned(0);
  bits.unsigned((frame.codedHeight - frame.height) / 2);
  bits.flag(true);
  usability({ bits, perSecond });
  return unit({ type: 7, reference: 3, payload: bits.close() });
};

/** Picture parameters: CAVLC, no groups, and the filter between blocks under the slice's control. */
export const pictureParameters = (): Buffer => {
  const bits = openBits();
  bits.unsigned(0);
  bits.unsigned(0);
  bits.flag(false);
  bits.flag(false);
  bits.unsigned(0);
  bits.unsigned(0);
  bits.unsigned(0);
  bits.flag(false);
  bits.fixed({ value: 0, bits: 2 });
  bits.signed(0);
  bits.signed(0);
  bits.signed(0);
  bits.flag(true);
  bits.flag(false);
  bits.flag(false);
  return unit({ type: 8, reference: 3, payload: bits.close() });
};

/** A picture that needs no other: every block as plain samples. `index` counts the key frames. */
export const keyFrame = ({ frame, planes, index }: KeyFrame): Buffer => {
  const { codedWidth, codedHeight } = frame;
  const bits = openBits(codedWidth * codedHeight * 2);
  bits.unsigned(0);
  bits.unsigned(ALL_INTRA);
  bits.unsigned(0);
  bits.fixed({ value: 0, bits: FRAME_NUM_BITS });
  bits.unsigned(index % 2);
  bits.flag(false);
  bits.flag(false);
  bits.signed(0);
  bits.unsigned(NO_FILTER);
  for (let top = 0; top < codedHeight; top += BLOCK) {
    for (let left = 0; left < codedWidth; left += BLOCK) {
      bits.unsigned(I_PCM);
      bits.align();
      bits.raw(samplesOf({ planes, left, top, stride: codedWidth }));
    }
  }
  return unit({ type: 5, reference: 3, payload: bits.close() });
};

/**
 * The picture before, moved as a whole by `right` samples. Skipped blocks take over the motion of their neighbours, so only the
 * first row and the first column have to say it. `since` counts from the last key frame, which is 0.
 */
export const movedFrame = ({ frame, right, since }: MovedFrame): Buffer => {
  const columns = frame.codedWidth / BLOCK;
  const total = (columns * frame.codedHeight) / BLOCK;
  const bits = openBits();
  bits.unsigned(0);
  bits.unsigned(ALL_PREDICTED);
  bits.unsigned(0);
  bits.fixed({ value: since % 2 ** FRAME_NUM_BITS, bits: FRAME_NUM_BITS });
  bits.flag(false);
  bits.flag(false);
  bits.flag(false);
  bits.signed(0);
  bits.unsigned(NO_FILTER);
  let skipped = 0;
  for (let block = 0; block < total; block += 1) {
    const spoken = right !== 0 && (block < columns || block % columns === 0);
    if (!spoken) {
      skipped += 1;
      continue;
    }
    bits.unsigned(skipped);
    skipped = 0;
    bits.unsigned(0);
    // In quarters of a sample, and only the difference to what the neighbours foretell.
    bits.signed(block === 0 ? right * 4 : 0);
    bits.signed(0);
    bits.unsigned(0);
  }
  if (skipped > 0) bits.unsigned(skipped);
  return unit({ type: 1, reference: 2, payload: bits.close() });
};

const usability = ({ bits, perSecond }: { bits: Bits; perSecond: number }): void => {
  bits.flag(false);
  bits.flag(false);
  bits.flag(true);
  bits.fixed({ value: 5, bits: 3 });
  bits.flag(false);
  bits.flag(true);
  for (let i = 0; i < 3; i += 1) bits.fixed({ value: BT709, bits: 8 });
  bits.flag(false);
  bits.flag(true);
  bits.fixed({ value: 1, bits: 32 });
  bits.fixed({ value: perSecond * 2, bits: 32 });
  bits.flag(true);
  bits.flag(false);
  bits.flag(false);
  bits.flag(false);
  bits.flag(true);
  bits.flag(true);
  bits.unsigned(0);
  bits.unsigned(0);
  bits.unsigned(10);
  bits.unsigned(10);
  bits.unsigned(0);
  bits.unsigned(1);
};

/** Luma by rows, then the two colours at half the size. */
const samplesOf = ({ planes, left, top, stride }: Corner): Buffer => {
  const samples = Buffer.alloc(BLOCK * BLOCK * 1.5);
  let at = 0;
  const copy = ({ plane, x, y, width, side }: Patch): void => {
    for (let row = y; row < y + side; row += 1) {
      plane.copy(samples, at, row * width + x, row * width + x + side);
      at += side;
    }
  };
  copy({ plane: planes.luma, x: left, y: top, width: stride, side: BLOCK });
  const half = { x: left / 2, y: top / 2, width: stride / 2, side: BLOCK / 2 };
  copy({ plane: planes.blue, ...half });
  copy({ plane: planes.red, ...half });
  return samples;
};

/** With the byte that keeps payloads from looking like the start of a unit: two zeros are never followed by less than 4. */
const unit = ({ type, reference, payload }: Unit): Buffer => {
  const parts: Buffer[] = [Buffer.from([(reference << 5) | type])];
  let from = 0;
  for (let at = payload.indexOf(ZEROS); at >= 0; ) {
    const next = at + ZEROS.length;
    const dangerous = next < payload.length && (payload[next] ?? 0) <= 3;
    if (dangerous) {
      parts.push(payload.subarray(from, next), GUARD);
      from = next;
    }
    at = payload.indexOf(ZEROS, dangerous ? next : at + 1);
  }
  return Buffer.concat([...parts, payload.subarray(from)]);
};

const ZEROS = Buffer.from([0, 0]);
const GUARD = Buffer.from([3]);
const LEVEL = 31;
const BT709 = 1;
const ALL_PREDICTED = 5;
const ALL_INTRA = 7;
const NO_FILTER = 1;

type Sequence = { frame: Frame; perSecond: number };
type KeyFrame = { frame: Frame; planes: Planes; index: number };
type MovedFrame = { frame: Frame; right: number; since: number };
type Corner = { planes: Planes; left: number; top: number; stride: number };
type Patch = { plane: Buffer; x: number; y: number; width: number; side: number };
type Unit = { type: number; reference: number; payload: Buffer };
