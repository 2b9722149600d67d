import { CONTEXT_MAX } from '../../../../shared/contracts/describe';
import type { Attribute, Schema } from '../../api/describe';

type Data = Record<string, unknown>;
type Components = readonly Schema[];

/**
 * The text of an entry as it stands in its form, to be sent along with a picture of it. Only fields that the schema calls text: never
 * passwords, email addresses, uids, private fields, or what is called like something that is not for others. At most CONTEXT_MAX.
 */
export const entryText = ({
  values,
  schema,
  components,
}: {
  values: Data;
  schema: Schema;
  components: Components;
}): string => {
  const texts = textsOf({ data: values, attributes: schema.attributes, components });
  return shortened(texts.filter(Boolean).join('\n'));
};

const textsOf = ({
  data,
  attributes,
  components,
}: {
  data: Data;
  attributes: Schema['attributes'];
  components: Components;
}): string[] =>
  Object.entries(attributes).flatMap(([name, attribute]) => {
    if (attribute.private || attribute.customField || looksPrivate(name)) return [];
    // A string to Strapi, and no words.
    if (name === 'documentId') return [];
    return textsIn({ value: data[name], attribute, components });
  });

const textsIn = ({
  value,
  attribute,
  components,
}: {
  value: unknown;
  attribute: Attribute;
  components: Components;
}): string[] => {
  const within = (item: Data, uid: unknown) => {
    const attributes = components.find((component) => component.uid === uid)?.attributes ?? {};
    return textsOf({ data: item, attributes, components });
  };
  switch (attribute.type) {
    case 'string':
    case 'text':
      return typeof value === 'string' ? [flat(value)] : [];
    case 'richtext':
      return typeof value === 'string' ? [withoutMarkup(value)] : [];
    case 'blocks':
      return [flat(textOfBlocks(value))];
    case 'component':
      return itemsOf(value).flatMap((item) => within(item, attribute.component));
    case 'dynamiczone':
      return itemsOf(value).flatMap((item) => within(item, item.__component));
    default:
      return [];
  }
};

const itemsOf = (value: unknown): Data[] =>
  [value ?? []].flat().filter((item): item is Data => typeof item === 'object' && item !== null);

/** Leaves of the tree that Strapi's editor of blocks makes. */
const textOfBlocks = (value: unknown): string =>
  itemsOf(value)
    .map(({ text, children }) => (typeof text === 'string' ? text : `${textOfBlocks(children)} `))
    .join('');

const PRIVATE_WORDS =
  /^(private|internal|confidential|secret|password|passwd|token|credentials?|e?mails?|phone|mobile|iban|ssn|birthday|salary)$/;

/** `contactEmail`, `internal_notes`. */
const looksPrivate = (name: string): boolean =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => PRIVATE_WORDS.test(word));

/** Markdown or HTML, read for its words. */
const withoutMarkup = (text: string): string =>
  flat(
    text
      .replace(/<[^>]*>/g, ' ')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/^\s*(#+|>|[-*]|\d+\.)\s+/gm, '')
      .replace(/[*_`]{1,3}/g, '')
  );

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whole words only. */
const shortened = (text: string): string =>
  text.length <= CONTEXT_MAX ? text : text.slice(0, CONTEXT_MAX).replace(/\s\S*$/, '');
