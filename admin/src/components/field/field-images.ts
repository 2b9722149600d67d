import type { Asset } from '../../../../shared/contracts/asset';

export type Attribute = { allowedTypes?: readonly string[] | null; multiple?: boolean };

/** The same rule as Strapi's own media field: no list means everything. */
export const acceptsImages = ({ allowedTypes }: Attribute): boolean =>
  !allowedTypes || allowedTypes.length === 0 || allowedTypes.includes('images');

/** Pictures in the value of a field; other files of a mixed field are left alone. */
export const imagesIn = (value: unknown): Asset[] =>
  [value ?? []].flat().filter((file): file is Asset => isImage(file));

const isImage = (file: unknown): boolean =>
  typeof file === 'object' &&
  file !== null &&
  'mime' in file &&
  String(file.mime).startsWith('image/');

/** Reads `cards.1.picture` out of the values of a form. */
export const valueAt = ({ values, path }: { values: unknown; path: string }): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (at, key) =>
        typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined,
      values
    );

/** The value of a field once a new picture was chosen for it. */
export const withChoice = ({
  value,
  multiple,
  asset,
  replaces,
}: {
  value: unknown;
  multiple: boolean;
  asset: Asset;
  replaces: number | null;
}): unknown => {
  if (!multiple) return asset;
  const files = Array.isArray(value) ? (value as Asset[]) : []; // what a multiple field holds
  const known = replaces !== null && files.some(({ id }) => id === replaces);
  return known ? files.map((file) => (file.id === replaces ? asset : file)) : [...files, asset];
};
