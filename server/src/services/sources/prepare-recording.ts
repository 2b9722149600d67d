import { inspectMedia } from '../../media/inspect';
import type { PreparedFile } from './prepare';
import { SourceRefused } from './refusal';

/** A recording is sent as it is; only that it is one is looked at. Its file has no size to be seen. */
export const prepareRecording = async (path: string): Promise<PreparedFile> => {
  const facts =
    (await inspectMedia({ path, medium: 'audio' })) ??
    (await inspectMedia({ path, medium: 'video' }));
  if (!facts) {
    throw new SourceRefused(
      'The file is no recording that Venice takes: an MP3, WAV, FLAC, AAC, M4A, MP4, OGG or WebM'
    );
  }
  return { path, bytes: facts.bytes, mime: facts.mime, width: 0, height: 0 };
};
