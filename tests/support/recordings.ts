/** Recordings of silence, written by hand. */
const SAMPLES_PER_SECOND = 24_000;
const UNKNOWN = 0xffff_ffff;

/** 16 bit, one channel, 24 kHz. `streamed`: its header was written before anybody knew how long it would be. */
export const wav = ({ seconds, streamed }: { seconds: number; streamed?: true }): Buffer => {
  const samples = Buffer.alloc(Math.round(seconds * SAMPLES_PER_SECOND) * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(streamed ? UNKNOWN : 36 + samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(SAMPLES_PER_SECOND, 24);
  head.writeUInt32LE(SAMPLES_PER_SECOND * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(streamed ? UNKNOWN : samples.length, 40);
  return Buffer.concat([head, samples]);
};

/** Frames of MPEG 1, layer III, at 44.1 kHz: 1152 samples each. `changing`: every other one at half the rate. */
export const mp3 = ({ frames, changing }: { frames: number; changing?: true }): Buffer =>
  Buffer.concat(
    Array.from({ length: frames }, (_, at) =>
      // 64 and 128 kbit/s.
      changing && at % 2 === 1
        ? frame({ head: 0xfffb5064, bytes: 208 })
        : frame({ head: 0xfffb9064, bytes: 417 })
    )
  );

const frame = ({ head, bytes }: { head: number; bytes: number }): Buffer => {
  const made = Buffer.alloc(bytes);
  made.writeUInt32BE(head);
  return made;
};

/** A FLAC that is nothing but its first block: so many samples at that rate. */
export const flac = ({ rate, samples }: { rate: number; samples: number }): Buffer => {
  const info = Buffer.alloc(34);
  info.writeUInt16BE(4_096, 0);
  info.writeUInt16BE(4_096, 2);
  // 20 bits of rate, 3 of channels, 5 of bits in a sample, 36 of samples.
  const facts = (BigInt(rate) << 44n) | (15n << 36n) | BigInt(samples);
  info.writeBigUInt64BE(facts, 10);
  return Buffer.concat([Buffer.from('fLaC\x80\0\0\x22', 'latin1'), info]);
};
