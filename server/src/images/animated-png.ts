import type { FileHandle } from 'node:fs/promises';

/** Chunks that may stand before the pixels in any sensible PNG; the bound keeps a crafted file from making this walk long. */
const CHUNKS_MAX = 256;
const FIRST_CHUNK = 8;
const CHUNK_OVERHEAD = 12;

/** libvips reads the first frame of an animated PNG and does not tell: its `acTL` chunk, before the pixels, does. */
export const isAnimatedPng = async (file: FileHandle): Promise<boolean> => {
  const header = Buffer.alloc(8);
  let at = FIRST_CHUNK;
  for (let seen = 0; seen < CHUNKS_MAX; seen += 1) {
    const { bytesRead } = await file.read(header, 0, header.length, at);
    const chunk = header.toString('latin1', 4, 8);
    if (bytesRead < header.length || chunk === 'IDAT') return false;
    if (chunk === 'acTL') return true;
    at += CHUNK_OVERHEAD + header.readUInt32BE(0);
  }
  return false;
};
