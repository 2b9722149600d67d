import { languageOfName } from './language';
import { spoken, type Speaker } from './speaker';

/** A JSON Schema, or the piece of one that is read here. What is not named is not looked at. */
export type Schema = { [key: string]: unknown };

const DEEPEST = 12;
const LONGEST_LIST = 100;

/**
 * A value that fits a schema: every property filled by its type, the first of an `enum`, no string longer than `maxLength`.
 * `pattern` and `uniqueItems` are not heeded.
 */
export const fill = ({
  schema,
  speaker,
  name = '',
  root = schema,
  depth = 0,
}: Filling): unknown => {
  const node = settled({ schema, root });
  if ('const' in node) return node.const;
  if (Array.isArray(node.enum)) return node.enum[0];
  const inside = {
    speaker: { ...speaker, language: languageOfName(name) ?? speaker.language },
    root,
  };
  switch (typeOf(node)) {
    case 'object':
      return depth >= DEEPEST ? {} : members({ node, ...inside, depth });
    case 'array':
      return depth >= DEEPEST ? [] : items({ node, name, ...inside, depth });
    case 'integer':
    case 'number':
      return numberIn(node);
    case 'boolean':
      return /decorative/i.test(name) ? (speaker.looks[0]?.plain ?? false) : false;
    case 'null':
      return null;
    default:
      return textIn({ node, name, speaker: inside.speaker });
  }
};

const members = ({ node, speaker, root, depth }: Inside): Schema =>
  Object.fromEntries(
    Object.entries(isSchema(node.properties) ? node.properties : {}).map(([name, schema]) => [
      name,
      fill({ schema: asSchema(schema), speaker, name, root, depth: depth + 1 }),
    ])
  );

/** With several pictures an item stands for each, as far as the list may be that long. */
const items = ({ node, name, speaker, root, depth }: Inside & { name: string }): unknown[] => {
  const schema = asSchema(node.items);
  const words = typeOf(settled({ schema, root })) === 'string' && !Array.isArray(schema.enum);
  const natural = words ? 3 : Math.max(1, speaker.looks.length);
  const least = Math.min(limit(node.minItems) ?? 0, LONGEST_LIST);
  const count = Math.min(Math.max(natural, least), limit(node.maxItems) ?? LONGEST_LIST);
  return Array.from({ length: count }, (_, index) => {
    const own = speaker.looks[index];
    const looks = own && !words ? [own] : speaker.looks;
    return fill({
      schema,
      speaker: { ...speaker, looks, nth: words ? index : undefined },
      name,
      root,
      depth: depth + 1,
    });
  });
};

const numberIn = (node: Schema): number => {
  const step =
    typeOf(node) === 'integer' ? Math.max(1, limit(node.multipleOf) ?? 1) : limit(node.multipleOf);
  const above = limit(node.exclusiveMinimum);
  const least = limit(node.minimum) ?? (above === undefined ? undefined : above + (step ?? 0.5));
  const below = limit(node.exclusiveMaximum);
  const most = limit(node.maximum) ?? (below === undefined ? undefined : below - (step ?? 0.5));
  const wanted = Math.min(Math.max(1, least ?? 1), most ?? Infinity);
  if (step === undefined) return wanted;
  const stepped = Math.ceil(wanted / step) * step;
  return stepped > (most ?? Infinity) ? stepped - step : stepped;
};

const textIn = ({
  node,
  name,
  speaker,
}: {
  node: Schema;
  name: string;
  speaker: Speaker;
}): string => {
  const fixed = FORMATS[String(node.format)];
  if (fixed !== undefined) return fixed;
  const text = spoken({ name, speaker });
  const long = text.padEnd(limit(node.minLength) ?? 0, ` ${text}`);
  return shortened({ text: long, length: limit(node.maxLength) ?? Infinity });
};

/** Whole words, and a full stop where there is room for one. */
export const shortened = ({ text, length }: { text: string; length: number }): string => {
  if (text.length <= length) return text;
  const cut = text.slice(0, Math.max(0, length - 1)).replace(/\s+\S*$/u, '');
  const kept = cut === '' ? text.slice(0, length) : `${cut.replace(/[\s,.;:]+$/u, '')}.`;
  return kept.length <= length ? kept : text.slice(0, length);
};

const settled = ({ schema, root }: { schema: Schema; root: Schema }): Schema => {
  let node = schema;
  for (let step = 0; step < DEEPEST; step += 1) {
    const next = narrower({ node, root });
    if (!next) return node;
    node = next;
  }
  return node;
};

/** One step nearer to a plain schema: through a reference, the parts of an `allOf`, or the first choice that is not `null`. */
const narrower = ({ node, root }: { node: Schema; root: Schema }): Schema | undefined => {
  if (typeof node.$ref === 'string') return referred({ reference: node.$ref, root });
  if (Array.isArray(node.allOf)) {
    const { allOf, ...rest } = node;
    const parts = [rest, ...allOf.map(asSchema)];
    const properties = Object.assign(
      {},
      ...parts.map((part) => asSchema(part.properties))
    ) as Schema; // merged from the same
    return Object.assign({}, ...parts, { properties }) as Schema; // merged from the same
  }
  const choices = Array.isArray(node.anyOf) ? node.anyOf : node.oneOf;
  if (!Array.isArray(choices)) return undefined;
  const schemas = choices.map(asSchema);
  return schemas.find((choice) => typeOf(choice) !== 'null') ?? schemas[0];
};

const referred = ({ reference, root }: { reference: string; root: Schema }): Schema =>
  reference
    .replace(/^#\/?/, '')
    .split('/')
    .filter(Boolean)
    .reduce<Schema>((at, step) => asSchema(at[step.replace(/~1/g, '/').replace(/~0/g, '~')]), root);

const typeOf = (node: Schema): string => {
  const types = Array.isArray(node.type) ? node.type : [node.type];
  const type = types.find((candidate) => candidate !== 'null') ?? types[0];
  if (typeof type === 'string') return type;
  if (isSchema(node.properties)) return 'object';
  return 'items' in node ? 'array' : 'string';
};

const limit = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asSchema = (value: unknown): Schema => (isSchema(value) ? value : {});

const FORMATS: Partial<Record<string, string>> = {
  date: '2026-01-01',
  'date-time': '2026-01-01T12:00:00Z',
  time: '12:00:00Z',
  email: 'someone@sandbox.test',
  uri: 'https://sandbox.test/',
  url: 'https://sandbox.test/',
  uuid: '00000000-0000-4000-8000-000000000000',
};

type Filling = { schema: Schema; speaker: Speaker; name?: string; root?: Schema; depth?: number };
type Inside = { node: Schema; speaker: Speaker; root: Schema; depth: number };
