export type Heard = { container: Container; seconds: number };
export type Container = 'wav' | 'flac' | 'ogg' | 'mp3' | 'aac' | 'mp4' | 'webm';

/** 128 kbit per second, for files whose header does not tell how long they are. */
const TYPICAL_BYTES_PER_SECOND = 16_000;

/** What kind of sound file this is and how long, or nothing where it is none. */
export const listen = (bytes: Buffer): Heard | undefined => {
  const container = CONTAINERS.find(({ is }) => is(bytes));
  if (!container) return undefined;
  const seconds = container.seconds?.(bytes) ?? bytes.length / TYPICAL_BYTES_PER_SECOND;
  return { container: container.name, seconds: Math.round(seconds * 1000) / 1000 };
};

const ascii = ({ bytes, at, text }: { bytes: Buffer; at: number; text: string }): boolean =>
  bytes.toString('latin1', at, at + text.length) === text;

/** Bytes of the data chunk over bytes per second of the format chunk. */
const wavSeconds = (bytes: Buffer): number | undefined => {
  let rate: number | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 20 <= bytes.length) rate = bytes.readUInt32LE(at + 16);
    if (name === 'data') return rate ? Math.min(size, bytes.length - at - 8) / rate : undefined;
    at += 8 + size + (size % 2);
  }
  return 0;
};

/** The total of samples is told in the first block, in 36 bits behind the rate. */
const flacSeconds = (bytes: Buffer): number | undefined => {
  if (bytes.length < 26) return 0;
  const rate = bytes.readUIntBE(18, 3) >> 4;
  const samples = (bytes.readUInt8(21) & 0x0f) * 2 ** 32 + bytes.readUInt32BE(22);
  return rate > 0 && samples > 0 ? samples / rate : undefined;
};

/** The last page of Opus counts its samples at 48 kHz, those included that are thrown away at the beginning. */
const oggSeconds = (bytes: Buffer): number | undefined => {
  const last = bytes.lastIndexOf('OggS');
  const head = bytes.indexOf('OpusHead');
  if (head < 0 || head + 12 > bytes.length || last + 14 > bytes.length) return undefined;
  const counted = Number(bytes.readBigInt64LE(last + 6)) - bytes.readUInt16LE(head + 10);
  return Math.max(0, counted) / 48_000;
};

const isAdts = (bytes: Buffer): boolean => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0;
const isMpeg = (bytes: Buffer): boolean => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;

const CONTAINERS: {
  name: Container;
  is: (bytes: Buffer) => boolean;
  seconds?: (bytes: Buffer) => number | undefined;
}[] = [
  {
    name: 'wav',
    is: (bytes) => ascii({ bytes, at: 0, text: 'RIFF' }) && ascii({ bytes, at: 8, text: 'WAVE' }),
    seconds: wavSeconds,
  },
  { name: 'flac', is: (bytes) => ascii({ bytes, at: 0, text: 'fLaC' }), seconds: flacSeconds },
  { name: 'ogg', is: (bytes) => ascii({ bytes, at: 0, text: 'OggS' }), seconds: oggSeconds },
  { name: 'aac', is: isAdts },
  { name: 'mp3', is: (bytes) => ascii({ bytes, at: 0, text: 'ID3' }) || isMpeg(bytes) },
  { name: 'mp4', is: (bytes) => ascii({ bytes, at: 4, text: 'ftyp' }) },
  { name: 'webm', is: (bytes) => bytes.length > 4 && bytes.readUInt32BE(0) === 0x1a45dfa3 },
];
