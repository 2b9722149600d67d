import type * as z from 'zod/v4';
import { operationOptions, type OperationOptions } from '../../../../shared/contracts/operations';
import { OPERATIONS, type ImageKind } from '../../../../shared/operations';
import type { ImageInput } from '../sources';
import type { LimitsName } from '../sources/limits';
import { VeniceError } from '../../venice';

export type Picture = {
  field: string;
  image: ImageInput;
  limits: LimitsName;
};

export type Parsed = {
  kind: ImageKind;
  /** Parameters as Venice spells them, without pictures. */
  parameters: Record<string, unknown>;
  /** Input pictures in their order: sources first, then style references. */
  pictures: Picture[];
  styleStrengths: (number | undefined)[];
};

/** A stand-in that every schema takes for a picture; what a picture may be is checked where it is read. */
const STAND_IN = 1;

/** Checks an input against the shape of its kind. Throws VeniceError `invalid_input` with one issue for each field. */
export const parseInput = ({ kind, input }: { kind: ImageKind; input: object }): Parsed => {
  const fields: Record<string, unknown> = { ...input };
  const pictures = picturesOf({ kind, fields });
  const {
    image: _image,
    image_url: _imageUrl,
    images: _images,
    style_references: references,
    ...parameters
  } = checked({
    // The union of six schemas is one schema of an object here; which one it is does not matter any more.
    schema: OPERATIONS[kind].input as z.ZodType<Record<string, unknown>>,
    value: withStandIns(fields),
  });
  return {
    kind,
    parameters: withoutUnset(parameters),
    pictures,
    // The schema has checked them; the stand-in took only the picture's place.
    styleStrengths: ((references ?? []) as { strength?: number }[]).map(({ strength }) => strength),
  };
};

export const parseOptions = (options: object): OperationOptions =>
  checked({ schema: operationOptions, value: options });

export const checked = <T>({
  schema,
  value,
}: {
  schema: z.ZodType<T>;
  value: unknown;
}): T & Record<string, unknown> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as T & Record<string, unknown>; // every schema here is of an object
  const issues = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }));
  const message = issues
    .map(({ path, message: text }) => (path ? `${path}: ${text}` : text))
    .join('; ');
  throw new VeniceError({ code: 'invalid_input', message, issues });
};

export const withoutUnset = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== null && value !== ''
    )
  );

const withStandIns = (fields: Record<string, unknown>) => {
  const { image, images, style_references: references } = fields;
  return {
    ...fields,
    ...(image === undefined || image === null ? {} : { image: STAND_IN }),
    ...(Array.isArray(images) ? { images: images.map(() => STAND_IN) } : {}),
    ...(Array.isArray(references)
      ? { style_references: references.map((item: object) => ({ ...item, image: STAND_IN })) }
      : {}),
  };
};

const picturesOf = ({
  kind,
  fields,
}: {
  kind: ImageKind;
  fields: Record<string, unknown>;
}): Picture[] => {
  const limits = kind === 'upscale' || kind === 'background-remove' ? kind : 'edit';
  const found: Picture[] = [];
  // What these are is told apart where they are read; anything else is refused there.
  const add = (field: string, image: unknown, of: Picture['limits'] = limits) =>
    found.push({ field, image: image as ImageInput, limits: of });
  if (kind === 'edit' || kind === 'upscale' || kind === 'background-remove') {
    if (fields.image !== undefined && fields.image !== null) add('image', fields.image);
  }
  // Handed to Venice as it is, like `{ url, send: true }`, and held to the same rules.
  if (kind === 'background-remove' && typeof fields.image_url === 'string') {
    add('image_url', { url: fields.image_url, send: true });
  }
  if (kind === 'multi-edit' && Array.isArray(fields.images)) {
    fields.images.forEach((image, index) => add(`images.${index}`, image));
  }
  if (kind === 'generate' && Array.isArray(fields.style_references)) {
    fields.style_references.forEach((item: { image?: unknown }, index) =>
      add(`style_references.${index}.image`, item?.image, 'style')
    );
  }
  return found;
};
