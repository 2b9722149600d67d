import type * as z from 'zod/v4';
import { OPERATIONS } from '../../../../shared/operations';
import { checkPublicUrl, UrlRefused } from '../../utils/url-guard';
import { VeniceError } from '../../venice';
import type { ImageInput } from '../sources';
import { checked, withoutUnset, type Picture } from './parse';
import type { MediaKind } from './prepare-media';

export type ParsedMedia = {
  /** Parameters as Venice spells them, without what is read from elsewhere. */
  parameters: Record<string, unknown>;
  /** What is read from elsewhere, in its order. */
  sources: Picture[];
  /** Which of those fields were given, for the checks. */
  present: Record<string, true>;
};

/** A stand-in that every schema takes for a file; what a file may be is checked where it is read. */
const STAND_IN = 1;

/** Checks an input against the shape of its kind. Throws VeniceError `invalid_input` with one issue for each field. */
export const parseMedia = ({ kind, input }: { kind: MediaKind; input: object }): ParsedMedia => {
  const fields: Record<string, unknown> = { ...input };
  const sources = sourcesOf({ kind, fields });
  const present = Object.fromEntries(
    sources.map(({ field }) => [field.split('.')[0] ?? field, true] as const)
  );
  const standIns = Object.fromEntries(
    Object.keys(present).map((field) => {
      const value = fields[field];
      return [field, Array.isArray(value) ? value.map(() => STAND_IN) : STAND_IN];
    })
  );
  const parsed = checked({
    // The union of their schemas is one schema of an object here; which one it is does not matter any more.
    schema: OPERATIONS[kind].input as z.ZodType<Record<string, unknown>>,
    value: { ...fields, ...standIns },
  });
  const parameters = Object.fromEntries(
    Object.entries(withoutUnset(parsed)).filter(([name]) => !(name in present))
  );
  checkAddresses({ value: parameters, path: [] });
  return { parameters, sources, present };
};

const SOURCE_FIELDS = {
  video: { image: 'animate', end_image: 'animate', reference_images: 'animate' },
  speech: {},
  compose: {},
  transcribe: { file: 'recording' },
} as const satisfies Record<MediaKind, Record<string, Picture['limits']>>;

const sourcesOf = ({
  kind,
  fields,
}: {
  kind: MediaKind;
  fields: Record<string, unknown>;
}): Picture[] =>
  Object.entries(SOURCE_FIELDS[kind]).flatMap(([field, limits]): Picture[] => {
    const value = fields[field];
    if (value === undefined || value === null) return [];
    // What these are is told apart where they are read; anything else is refused there.
    return Array.isArray(value)
      ? value.map((image: ImageInput, index) => ({ field: `${field}.${index}`, image, limits }))
      : [{ field, image: value as ImageInput, limits }];
  });

/** Addresses of other media go to Venice as they are, so none may lead into this network. */
const checkAddresses = ({ value, path }: { value: unknown; path: string[] }): void => {
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      checkAddresses({ value: item, path: [...path, key] });
    }
    return;
  }
  const isAddress = path.some((step) => /_urls?$/.test(step));
  if (!isAddress || typeof value !== 'string' || /^data:/i.test(value)) return;
  const fault = faultOf(value);
  if (fault === null) return;
  const message = `The address ${fault}`;
  throw new VeniceError({
    code: 'invalid_input',
    message: `${path.join('.')}: ${message}`,
    issues: [{ path: path.join('.'), message }],
  });
};

const faultOf = (text: string): string | null => {
  if (!URL.canParse(text)) return 'is no valid URL';
  try {
    checkPublicUrl(new URL(text));
    return null;
  } catch (error) {
    if (error instanceof UrlRefused) return error.message;
    throw error;
  }
};
