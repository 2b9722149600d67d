import { Transform } from 'node:stream';

export class TooManyBytes extends Error {
  override readonly name = 'TooManyBytes';
  readonly bytesMax: number;

  constructor(bytesMax: number) {
    super(`More than ${bytesMax} bytes`);
    this.bytesMax = bytesMax;
  }
}

/** Passes a stream through and breaks it off as soon as it has carried more than `bytesMax`. A declared length is not believed. */
export const byteCap = (bytesMax: number): Transform => {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > bytesMax) done(new TooManyBytes(bytesMax));
      else done(null, chunk);
    },
  });
};
