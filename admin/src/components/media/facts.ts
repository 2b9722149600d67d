import type { Send } from '../../../../shared/contracts/operation';
import type { Text } from '../../translations/text';

type Facts = Pick<Send, 'width' | 'height' | 'mime' | 'durationMs' | 'bytes'>;

/** Size in pixels, format, length and weight of a result, as far as they are known. */
export const factsOf = ({ send, t }: { send: Facts; t: Text }): string[] =>
  [
    send.width && send.height ? `${send.width} × ${send.height}` : '',
    formatOf(send),
    typeof send.durationMs === 'number'
      ? t('media.seconds', { seconds: Math.round(send.durationMs / 100) / 10 })
      : '',
    typeof send.bytes === 'number' ? weight(send.bytes) : '',
  ].filter(Boolean);

/** Names that people know better than what stands in the type. */
const KNOWN: Record<string, string> = {
  'audio/mpeg': 'MP3',
  'audio/x-wav': 'WAV',
  'text/plain': 'TXT',
  'video/quicktime': 'MOV',
};

export const formatOf = ({ mime }: Pick<Send, 'mime'>): string =>
  mime === null ? '' : (KNOWN[mime] ?? mime.split('/')[1]?.toUpperCase() ?? '');

const MEGABYTE = 1_000_000;

export const weight = (bytes: number): string =>
  bytes >= MEGABYTE
    ? `${(bytes / MEGABYTE).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1_000))} kB`;
