import { open, type FileHandle } from 'node:fs/promises';
import { wholeMs } from './whole-ms';

/** What the index of an MP4 or MOV tells. `durationMs` is null where it is told in fragments, or cannot be. */
export type IsoMedia = { durationMs: number | null; width: number | null; height: number | null };

/**
 * Reads how an MP4 or MOV is put together; null where it is not whole: a box that ends behind the end of the file, no index, or no
 * content. Nothing is decoded. (ISO/IEC 14496-12.)
 */
export const readIsoMedia = async (path: string): Promise<IsoMedia | null> => {
  const file = await open(path, 'r');
  try {
    const boxes = await topBoxes(file);
    const index = boxes?.find(({ type }) => type === 'moov');
    if (!boxes || !index || index.size > INDEX_BYTES_MAX) return null;
    if (!boxes.some(({ type }) => type === 'mdat')) return null;
    const bytes = Buffer.alloc(index.size);
    await file.read(bytes, 0, index.size, index.at);
    return factsOf(bytes.subarray(index.header));
  } finally {
    await file.close();
  }
};

/** Sizes count the header, which is longer where the size has 64 bits. */
type Box = { type: string; at: number; size: number; header: number };

const BOXES_MAX = 10_000;
const INDEX_BYTES_MAX = 67_108_864;
const HEADER = 8;
const LONG_HEADER = 16;

const topBoxes = async (file: FileHandle): Promise<Box[] | null> => {
  const { size: end } = await file.stat();
  const boxes: Box[] = [];
  for (let at = 0; at < end && boxes.length < BOXES_MAX; ) {
    const head = Buffer.alloc(LONG_HEADER);
    const { bytesRead } = await file.read(head, 0, LONG_HEADER, at);
    if (bytesRead < HEADER) return null;
    const { size, header } = sizeOf({ head, left: end - at });
    if (size < header || at + size > end) return null;
    boxes.push({ type: head.toString('latin1', 4, 8), at, size, header });
    at += size;
  }
  return boxes;
};

/** 1 stands for a size of 64 bits behind the type, 0 for all that is left. */
const sizeOf = ({ head, left }: { head: Buffer; left: number }) => {
  const size = head.readUInt32BE(0);
  return size === 1
    ? { size: Number(head.readBigUInt64BE(HEADER)), header: LONG_HEADER }
    : { size: size === 0 ? left : size, header: HEADER };
};

const factsOf = (index: Buffer): IsoMedia | null => {
  const movie = inside({ bytes: index, type: 'mvhd' })[0];
  if (!movie || movie.length < 20) return null;
  const tracks = inside({ bytes: index, type: 'trak' }).flatMap((track) =>
    inside({ bytes: track, type: 'tkhd' })
  );
  const sizes = tracks.map(sizeOfTrack).filter(({ width, height }) => width > 0 && height > 0);
  const { width = null, height = null } = sizes[0] ?? {};
  return { durationMs: durationOf(movie), width, height };
};

/** Contents of all boxes of a type within a box. */
const inside = ({ bytes, type }: { bytes: Buffer; type: string }): Buffer[] => {
  const found: Buffer[] = [];
  for (let at = 0; at + HEADER <= bytes.length && found.length < BOXES_MAX; ) {
    const size = bytes.readUInt32BE(at);
    if (size < HEADER || at + size > bytes.length) break;
    if (bytes.toString('latin1', at + 4, at + 8) === type) {
      found.push(bytes.subarray(at + HEADER, at + size));
    }
    at += size;
  }
  return found;
};

/** Version 1 has 64 bits for times, version 0 has 32. */
const durationOf = (movie: Buffer): number | null => {
  const long = movie[0] === 1;
  if (long && movie.length < 32) return null;
  const scale = movie.readUInt32BE(long ? 20 : 12);
  const duration = long ? Number(movie.readBigUInt64BE(24)) : movie.readUInt32BE(16);
  return wholeMs(duration / scale);
};

/** The last two numbers of a track's header, in 16.16 fixed point; zero for sound. */
const sizeOfTrack = (header: Buffer): { width: number; height: number } => {
  if (header.length < HEADER) return { width: 0, height: 0 };
  const whole = (at: number) => header.readUInt32BE(header.length - at) >>> 16;
  return { width: whole(8), height: whole(4) };
};
