import { fileNameFor } from '../../images/file-name';
import type { OperationRow, SendRow } from '../journal/rows';

export type FoundSend = SendRow & { operation: OperationRow };

/** What was read from the bytes when they came, and they were decoded. */
export const bytesOf = (send: SendRow) => ({
  bytes: send.bytes ?? 0,
  sha256: send.sha256 ?? '',
  mime: send.mime ?? '',
  width: send.width,
  height: send.height,
  durationMs: send.durationMs,
  decoded: true,
});

/** What its asset is called, without extension. Several of one operation are numbered from the second on. */
export const nameOf = ({ operation, index }: FoundSend): string => {
  const { name, sourceName } = operation.options;
  const number = index === 0 ? '' : ` ${index + 1}`;
  if (name !== null) return `${name}${number}`;
  const { kind, prompt } = operation;
  return `${fileNameFor({ kind, prompt, sourceName })}${number}`;
};
