import type { Readable } from 'node:stream';
import type { OperationOptions } from '../../../../shared/contracts/operations';
import type { InputOf, Kind } from '../../../../shared/operations';
import type { ImageInput, SourceAccess } from '../sources';

/** From code a picture may also be bytes, a stream or a path; over HTTP only what the contracts say. */
type FromCode<Input> = {
  [Key in keyof Input]: Key extends 'image'
    ? ImageInput | Readable
    : Key extends 'images'
      ? ImageInput[]
      : Key extends 'style_references'
        ? { image: ImageInput; strength?: number }[] | undefined
        : Input[Key];
};

export type ImagesInput<K extends Kind> = FromCode<InputOf<K>>;

export type ImagesOptions = OperationOptions & {
  /** The administrator who is named as creator: an id, or anything that has one. */
  user?: number | { id: number } | null;
  /** Ends the work; what had been sent may have been charged. */
  signal?: AbortSignal;
};

/** On whose behalf, and what they may read. */
export type Caller = {
  origin: 'admin' | 'content-api' | 'code';
  /** Who may look at the operation later; null: code only. */
  actor: string | null;
  userId: number | null;
  userName: string | null;
  access: SourceAccess;
};

export const CODE: Caller = {
  origin: 'code',
  actor: null,
  userId: null,
  userName: null,
  access: { origin: 'code' },
};
