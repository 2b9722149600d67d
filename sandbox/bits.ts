/** Writes a bit stream, most significant bit first, with the numbers of H.264 and of FLAC. */
export const openBits = (expectedBytes = 64) => {
  let bytes = Buffer.alloc(expectedBytes);
  let length = 0;
  let held = 0;
  let count = 0;

  const push = (byte: number): void => {
    if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
    bytes[length] = byte;
    length += 1;
  };
  const bit = (value: number): void => {
    held = (held << 1) | value;
    count += 1;
    if (count < 8) return;
    push(held);
    held = 0;
    count = 0;
  };
  /** At most 32 bits; a negative value as its two's complement. */
  const fixed = ({ value, bits }: { value: number; bits: number }): void => {
    for (let at = bits - 1; at >= 0; at -= 1) bit((value >>> at) & 1);
  };
  /** Exponential-Golomb. */
  const unsigned = (value: number): void => {
    const bits = 32 - Math.clz32(value + 1);
    fixed({ value: value + 1, bits: 2 * bits - 1 });
  };
  const align = (): void => {
    while (count > 0) bit(0);
  };

  return {
    fixed,
    unsigned,
    flag: (value: boolean): void => bit(value ? 1 : 0),
    signed: (value: number): void => unsigned(value > 0 ? 2 * value - 1 : -2 * value),
    align,
    /** Rice: so many zeros and a one, then the lowest bits. Not for negative values. */
    rice({ value, bits }: { value: number; bits: number }): void {
      for (let zeros = value >>> bits; zeros > 0; zeros -= 1) bit(0);
      bit(1);
      fixed({ value, bits });
    },
    /** Only where the stream is aligned. */
    raw(part: Buffer): void {
      while (length + part.length > bytes.length) {
        bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
      }
      part.copy(bytes, length);
      length += part.length;
    },
    /** Everything so far; only where the stream is aligned. */
    bytes: (): Buffer => bytes.subarray(0, length),
    /** Everything so far, closed by a one and zeros to the end of the byte. */
    close(): Buffer {
      bit(1);
      align();
      return bytes.subarray(0, length);
    },
  };
};

export type Bits = ReturnType<typeof openBits>;
