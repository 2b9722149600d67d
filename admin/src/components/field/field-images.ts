import type { Asset } from '../../../../shared/contracts/asset';

export type Attribute = { allowedTypes?: readonly string[] | null; multiple?: boolean };

export const acceptsImages = (attribute: Attribute): boolean => accepts(attribute, 'images');

export const acceptsVideos = (attribute: Attribute): boolean => accepts(attribute, 'videos');

/** The same rule as Strapi's own media field: no list means everything. */
const accepts = ({ allowedTypes }: Attribute, type: string): boolean =>
  !allowedTypes || allowedTypes.length === 0 || allowedTypes.includes(type);

/** All files in the value of a field. */
export const filesIn = (value: unknown): Asset[] =>
  [value ?? []].flat().filter((file): file is Asset => isFile(file));

/** Pictures in the value of a field; other files of a mixed field are left alone. */
export const imagesIn = (value: unknown): Asset[] =>
  filesIn(value).filter(({ mime }) => mime.startsWith('image/'));

const isFile = (file: unknown): boolean =>
  typeof file === 'object' && file !== null && 'mime' in file && typeof file.mime === 'string';

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
