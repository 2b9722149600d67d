import { wholeMs } from './whole-ms';

/** Milliseconds of a recording; null where its file does not tell, or is of a kind that nobody can read. */
export const soundDuration = async ({
  path,
  mime,
}: {
  path: string;
  mime: string;
}): Promise<number | null> => {
  if (mime === 'audio/pcm') return null;
  try {
    // An ES module, which a CommonJS build can only load like this.
    const { parseFile } = await import('music-metadata');
    const { format } = await parseFile(path, { duration: true, skipCovers: true });
    return wholeMs(format.duration ?? 0);
  } catch {
    // Its length is only shown; what plays everywhere must not be lost for it.
    return null;
  }
};
