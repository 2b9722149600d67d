/** The few boxes of an MP4 that tell what it is, written by hand (ISO/IEC 14496-12). */
export const box = (type: string, ...contents: Buffer[]): Buffer => {
  const content = Buffer.concat(contents);
  return Buffer.concat([sized({ type, size: 8 + content.length }), content]);
};

/** The same with its size behind the type, in 64 bits. */
export const longBox = (type: string, ...contents: Buffer[]): Buffer => {
  const content = Buffer.concat(contents);
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(16 + content.length));
  return Buffer.concat([sized({ type, size: 1 }), size, content]);
};

/** A header that claims any size. */
export const sized = ({ type, size }: { type: string; size: number }): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(size, 0);
  head.write(type, 4, 'latin1');
  return head;
};

export const fileType = (brand = 'isom'): Buffer =>
  box('ftyp', Buffer.from(`${brand}\0\0\x02\0${brand}`, 'latin1'));

/** The movie's header; times in units of a second over `scale`. */
export const movieHeader = ({ scale, units }: { scale: number; units: number }): Buffer => {
  const content = Buffer.alloc(100);
  content.writeUInt32BE(scale, 12);
  content.writeUInt32BE(units, 16);
  return box('mvhd', content);
};

/** The same in its later version, with times of 64 bits. */
export const longMovieHeader = ({ scale, units }: { scale: number; units: bigint }): Buffer => {
  const content = Buffer.alloc(112);
  content[0] = 1;
  content.writeUInt32BE(scale, 20);
  content.writeBigUInt64BE(units, 24);
  return box('mvhd', content);
};

/** A track as large as that; sound is 0 by 0. */
export const track = ({ width, height }: { width: number; height: number }): Buffer => {
  const content = Buffer.alloc(84);
  content.writeUInt32BE(width * 65_536, 76);
  content.writeUInt32BE(height * 65_536, 80);
  return box('trak', box('tkhd', content));
};

export const fiveSeconds = movieHeader({ scale: 1_000, units: 5_000 });
export const index = box('moov', fiveSeconds, track({ width: 640, height: 360 }));
export const content = box('mdat', Buffer.alloc(64, 7));

/** The smallest file that counts as a whole video: five seconds, 640 by 360. */
export const smallMp4 = Buffer.concat([fileType(), index, content]);
