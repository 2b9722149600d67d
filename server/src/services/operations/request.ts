import type { OperationOptions } from '../../../../shared/contracts/operations';
import type { InputOf, Kind } from '../../../../shared/operations';
import type { ImageInput, SourceAccess } from '../sources';

/** Uploads exist in a request only. */
type File = Exclude<ImageInput, { upload: unknown }>;

/** From code a file may also be bytes, a stream or a path; over HTTP only what the contracts say. */
type FromCode<Input> = {
  [Key in keyof Input]: Key extends 'image' | 'end_image' | 'file'
    ? File | (undefined extends Input[Key] ? undefined : never)
    : Key extends 'images' | 'reference_images'
      ? File[] | (undefined extends Input[Key] ? undefined : never)
      : Key extends 'style_references'
        ? { image: File; strength?: number }[] | undefined
        : Input[Key];
};

export type RunInput<K extends Kind> = FromCode<InputOf<K>>;

export type RunOptions = OperationOptions & {
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
  /** The administrator who is named as creator of the record and of the assets. */
  creator: { id: number; name: string } | null;
  access: SourceAccess;
};

export const CODE: Caller = {
  origin: 'code',
  actor: null,
  creator: null,
  access: { origin: 'code' },
};
