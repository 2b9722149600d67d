/** A checksum by polynomial division, most significant bit first, that begins with zero and ends as it is. */
export const checksum = ({ polynomial, width }: Division): ((bytes: Buffer) => number) => {
  const mask = width === 32 ? 0xffffffff : 2 ** width - 1;
  const table = Array.from({ length: 256 }, (_, byte) => {
    let rest = (byte << (width - 8)) >>> 0;
    for (let i = 0; i < 8; i += 1) {
      const carries = ((rest >>> (width - 1)) & 1) === 1;
      rest = (((rest << 1) ^ (carries ? polynomial : 0)) & mask) >>> 0;
    }
    return rest;
  });
  return (bytes) => {
    let rest = 0;
    for (const byte of bytes) {
      const next = table[((rest >>> (width - 8)) ^ byte) & 0xff] ?? 0;
      rest = (((width === 8 ? 0 : rest << 8) ^ next) & mask) >>> 0;
    }
    return rest;
  };
};

type Division = { polynomial: number; width: 8 | 16 | 32 };
