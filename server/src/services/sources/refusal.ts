import { ImageFault } from '../../images/image-fault';
import { TooManyBytes } from '../../utils/byte-cap';
import { DownloadFailed } from '../../utils/download';
import { UrlRefused } from '../../utils/url-guard';
import { aborted, VeniceError, type InputIssue } from '../../venice/errors';

/** Marks an issue that goes away when the caller asks for a smaller copy (`shrink: true`). */
export const TOO_LARGE = 'too_large';

export type SourceIssue = InputIssue & { code?: typeof TOO_LARGE };

/** An image that is not taken, in a sentence for the person who gave it. */
export class SourceRefused extends Error {
  override readonly name = 'SourceRefused';
  readonly issueCode: SourceIssue['code'];

  constructor(message: string, { issueCode }: { issueCode?: SourceIssue['code'] } = {}) {
    super(message);
    this.issueCode = issueCode;
  }
}

/** The same words whether there is no such asset or it may not be read: the answer must not tell which ids exist. */
export const assetNotFound = () =>
  new SourceRefused('The image was not found in the Media Library, or you may not use it');

/** What a caller of ours gets: the field and why. Faults of this server (a full disk, a broken provider) pass through as they are. */
export const asInvalidInput = (question: {
  error: unknown;
  field: string;
  signal: AbortSignal | undefined;
}): unknown => {
  const { error, field, signal } = question;
  if (signal?.aborted) return aborted('none');
  const message = sentenceOf(error);
  if (message === null) return error;
  const code = error instanceof SourceRefused ? error.issueCode : undefined;
  const issue: SourceIssue = { path: field, message, ...(code !== undefined && { code }) };
  return new VeniceError({ code: 'invalid_input', message, charge: 'none', issues: [issue] });
};

const sentenceOf = (error: unknown): string | null => {
  if (error instanceof SourceRefused || error instanceof ImageFault) return error.message;
  if (error instanceof UrlRefused || error instanceof DownloadFailed) {
    return `The address of the image ${error.message}`;
  }
  return error instanceof TooManyBytes ? 'The image is too large' : null;
};
