import { invalidField } from '../refusal';

/** What a clip lasts when nothing says otherwise. */
export const DEFAULT_SECONDS = 5;

/**
 * How long a given video or sound is. Nothing is ever fetched: `https://sandbox.test/8s.mp4` stands for a clip of eight seconds,
 * every other URL for one that Venice cannot reach.
 */
export const clipSeconds = ({ given, field, kind }: Clip): number => {
  const named = /^https:\/\/sandbox\.test\/(\d{1,3})s\.(\w+)$/.exec(given);
  if (named && EXTENSIONS[kind].includes(named[2] ?? '')) return Number(named[1]);
  const inline = new RegExp(`^data:${kind}/[\\w.+-]+;base64,`).exec(given.slice(0, 100));
  if (inline) return secondsOf(Buffer.from(given.slice(inline[0].length), 'base64'));
  throw invalidField({ field, message: `The ${kind} could not be fetched from the given URL` });
};

/** Out of the movie header of an MP4 or MOV file; other containers count as the default. */
const secondsOf = (bytes: Buffer): number => {
  const at = bytes.indexOf('mvhd');
  if (at < 0 || at + 24 > bytes.length || bytes[at + 4] !== 0) return DEFAULT_SECONDS;
  const timescale = bytes.readUInt32BE(at + 16);
  return timescale === 0 ? DEFAULT_SECONDS : bytes.readUInt32BE(at + 20) / timescale;
};

const EXTENSIONS = { video: ['mp4', 'mov', 'webm'], audio: ['wav', 'mp3'] };

type Clip = { given: string; field: string; kind: 'video' | 'audio' };
