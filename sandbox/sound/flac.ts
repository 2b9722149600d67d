import { createHash } from 'node:crypto';

import { openBits } from '../bits';
import { checksum } from './crc';
import { SAMPLE_RATE, type Samples } from './tones';
import { pcm } from './wav';

const BLOCK = 4_096;
const MAX_RICE = 14;
const RATE_CODE = 7;
const SIXTEEN_BITS = 4;
const BLOCK_CODE = 12;
const BLOCK_TOLD = 7;

/** Lossless, one channel: each sample foretold from the two before it, and what is left written in Rice's code. */
export const flac = (samples: Samples): Buffer => {
  const frames: Buffer[] = [];
  for (let at = 0; at < samples.length; at += BLOCK) {
    frames.push(frame({ block: samples.subarray(at, at + BLOCK), index: at / BLOCK }));
  }
  return Buffer.concat([Buffer.from('fLaC'), streamInfo(samples), ...frames]);
};

const streamInfo = (samples: Samples): Buffer => {
  const bits = openBits();
  bits.fixed({ value: 0x80, bits: 8 });
  bits.fixed({ value: 34, bits: 24 });
  bits.fixed({ value: BLOCK, bits: 16 });
  bits.fixed({ value: BLOCK, bits: 16 });
  // The sizes of frames are not told.
  bits.fixed({ value: 0, bits: 24 });
  bits.fixed({ value: 0, bits: 24 });
  bits.fixed({ value: SAMPLE_RATE, bits: 20 });
  bits.fixed({ value: 0, bits: 3 });
  bits.fixed({ value: 15, bits: 5 });
  bits.fixed({ value: 0, bits: 4 });
  bits.fixed({ value: samples.length, bits: 32 });
  bits.raw(createHash('md5').update(pcm(samples)).digest());
  return bits.bytes();
};

const frame = ({ block, index }: { block: Samples; index: number }): Buffer => {
  const bits = openBits(block.length * 2 + 64);
  const whole = block.length === BLOCK;
  bits.fixed({ value: 0xfff8, bits: 16 });
  bits.fixed({ value: whole ? BLOCK_CODE : BLOCK_TOLD, bits: 4 });
  bits.fixed({ value: RATE_CODE, bits: 4 });
  bits.fixed({ value: 0, bits: 4 });
  bits.fixed({ value: SIXTEEN_BITS, bits: 3 });
  bits.flag(false);
  // Numbered in the way of UTF-8, which any number up to the surrogates fits.
  bits.raw(Buffer.from(String.fromCodePoint(index)));
  if (!whole) bits.fixed({ value: block.length - 1, bits: 16 });
  bits.fixed({ value: crc8(bits.bytes()), bits: 8 });

  const order = Math.min(2, block.length);
  bits.flag(false);
  bits.fixed({ value: 8 + order, bits: 6 });
  bits.flag(false);
  for (const sample of block.subarray(0, order)) bits.fixed({ value: sample, bits: 16 });
  const rest = leftOver({ block, order });
  const rice = riceFor(rest);
  bits.fixed({ value: 0, bits: 6 });
  bits.fixed({ value: rice, bits: 4 });
  for (const value of rest) bits.rice({ value, bits: rice });
  bits.align();
  bits.fixed({ value: crc16(bits.bytes()), bits: 16 });
  return bits.bytes();
};

/** What the straight line through the two samples before did not foretell, with the sign in the lowest bit. */
const leftOver = ({ block, order }: { block: Samples; order: number }): number[] =>
  Array.from(block.subarray(order), (sample, i) => {
    const at = i + order;
    const error = sample - 2 * (block[at - 1] ?? 0) + (block[at - 2] ?? 0);
    return error >= 0 ? 2 * error : -2 * error - 1;
  });

const riceFor = (values: number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return Math.min(MAX_RICE, Math.max(0, Math.floor(Math.log2(mean + 1))));
};

const crc8 = checksum({ polynomial: 0x07, width: 8 });
const crc16 = checksum({ polynomial: 0x8005, width: 16 });
