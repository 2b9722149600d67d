import { open, readFile } from 'node:fs/promises';
import type { Medium } from '../../../shared/operations';
import { checkDecodes } from '../images/decodes';
import { ImageFault } from '../images/image-fault';
import { inspectImage } from '../images/inspect';
import { isTranscript } from '../venice';
import { sniffAudio, sniffVideo, SNIFF_BYTES, type FileType } from '../venice/sniff';
import { readIsoMedia } from './iso-media';
import { soundDuration } from './sound-duration';

/** What the bytes of a file are. What does not belong to its medium, or is not told by the bytes, is null. */
export type MediaFacts = {
  mime: string;
  /** With its dot, and always the one that fits the bytes. */
  ext: string;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  bytes: number;
};

/** Looks at a file that should be of this medium, whatever was declared; null when it is not, or not whole. */
export const inspectMedia = async ({
  path,
  medium,
  declaredMime = null,
}: {
  path: string;
  medium: Medium;
  /** Of sound without any header, which nothing else can tell. */
  declaredMime?: string | null;
}): Promise<MediaFacts | null> => {
  try {
    return await LOOKS[medium]({ path, declaredMime });
  } catch (error) {
    if (error instanceof ImageFault || isMissing(error)) return null;
    throw error;
  }
};

type Look = (question: { path: string; declaredMime: string | null }) => Promise<MediaFacts | null>;

const LOOKS: Record<Medium, Look> = {
  image: async ({ path }) => {
    const { mime, ext, width, height, bytes } = await inspectImage(path);
    await checkDecodes(path);
    return { mime, ext, width, height, durationMs: null, bytes };
  },
  video: async ({ path }) => {
    const { head, bytes } = await start(path);
    const type = sniffVideo(head);
    if (!type) return null;
    // WebM is streamed as it is made, and tells neither its length nor its end.
    if (type.mime === 'video/webm') return { ...UNTOLD, ...named(type), bytes };
    const facts = await readIsoMedia(path);
    return facts && { ...named(type), ...facts, bytes };
  },
  audio: async ({ path, declaredMime }) => {
    const { head, bytes } = await start(path);
    const type = sniffAudio(head) ?? (isRawSound(declaredMime) ? RAW_SOUND : null);
    if (!type || bytes === 0) return null;
    const durationMs = await soundDuration({ path, mime: type.mime });
    return { ...UNTOLD, ...named(type), durationMs, bytes };
  },
  text: async ({ path }) => {
    const text = await readFile(path);
    if (!isTranscript(text.toString('utf8'))) return null;
    return { ...UNTOLD, ...named(TRANSCRIPT), bytes: text.length };
  },
};

const UNTOLD = { width: null, height: null, durationMs: null };
/** Samples and nothing else: 16 bit, one channel, 24 kHz at Venice. */
const RAW_SOUND: FileType = { mime: 'audio/pcm', extension: 'pcm' };
/** As Venice sends it; it is saved as a text that people can read. */
const TRANSCRIPT: FileType = { mime: 'application/json', extension: 'json' };

const isRawSound = (mime: string | null): boolean => /^audio\/(pcm|l16|x-pcm)$/.test(mime ?? '');

const named = ({ mime, extension }: FileType) => ({ mime, ext: `.${extension}` });

const start = async (path: string) => {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return { head: buffer.subarray(0, bytesRead), bytes: (await file.stat()).size };
  } finally {
    await file.close();
  }
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'; // node's file errors carry one
