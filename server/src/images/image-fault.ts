/** Why a file is not a picture that can be used. Callers turn it into their own error, with the field or the charge that they know. */
export type FaultReason =
  | 'not_an_image'
  | 'vector'
  | 'document'
  | 'animated'
  | 'absurd'
  | 'truncated'
  | 'undecodable';

export class ImageFault extends Error {
  readonly reason: FaultReason;

  constructor({ reason, message }: { reason: FaultReason; message: string }) {
    super(message);
    this.name = 'ImageFault';
    this.reason = reason;
  }
}

/** HEIC as cameras write it needs a patented codec, which sharp's own build of libvips does not have. */
export const undecodable = (): ImageFault =>
  new ImageFault({
    reason: 'undecodable',
    message: 'This server cannot read images of this type; save it as JPEG or PNG first',
  });

export const damaged = (): ImageFault =>
  new ImageFault({
    reason: 'truncated',
    message: 'The image is incomplete or damaged and cannot be opened',
  });
