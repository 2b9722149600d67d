import { z } from 'zod/v3';

/** In a query everything is text. These read what is meant, and refuse the rest in Venice's detailed manner. */
export const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional();

export const count = ({ least, most = Number.MAX_SAFE_INTEGER, usual }: Count) =>
  z.coerce.number().int().min(least).max(most).default(usual);

/** Up to twenty words, repeated or with commas between them. */
export const listing = (longest: number) => z.array(z.string().max(longest)).max(20).optional();

/** The query as fields. Only the names in `lists` may be there more than once; elsewhere the last one counts. */
export const fieldsOf = ({ query, lists = [] }: { query: URLSearchParams; lists?: string[] }) => {
  const fields: Record<string, unknown> = Object.fromEntries(query);
  for (const name of lists) {
    const words = query.getAll(name).flatMap((text) => text.split(','));
    if (words.length > 0) fields[name] = words.map((word) => word.trim()).filter(Boolean);
  }
  return fields;
};

type Count = { least: number; most?: number; usual: number };
