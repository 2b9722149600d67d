import { createHash } from 'node:crypto';

import { z } from 'zod/v3';

import type { Call } from '../call';
import { check } from '../check';
import { count, fieldsOf, flag, listing } from '../query';
import { jsonReply, type Reply } from '../reply';
import { segment } from '../router';
import { averageOf, characterCalled, characters, sumOf, type Character } from '../text/characters';

const MODES = [
  'featured',
  'highestRating',
  'highlyRated',
  'highlyRatedAndRecent',
  'imports',
  'mostRecent',
  'ratingCount',
] as const;
const LISTS = ['categories', 'modelId', 'tags'];

const listSchema = z.object({
  categories: listing(100),
  isAdult: flag,
  isPro: flag,
  isWebEnabled: flag,
  limit: count({ least: 1, most: 100, usual: 50 }),
  modelId: listing(200),
  offset: count({ least: 0, usual: 0 }),
  search: z.string().max(200).optional(),
  sortBy: z.enum(MODES).optional(),
  sortOrder: z.enum(['asc', 'desc']).default('desc'),
  tags: listing(100),
});
const pageSchema = z.object({
  page: count({ least: 1, usual: 1 }),
  pageSize: count({ least: 1, most: 100, usual: 20 }),
});

export const listCharacters = ({ query }: Call): Reply => {
  const wanted = check({ schema: listSchema, fields: fieldsOf({ query, lists: LISTS }) });
  const found = sorted({ wanted, list: characters.filter((one) => fits({ one, wanted })) });
  const data = found.slice(wanted.offset, wanted.offset + wanted.limit).map(shown);
  return jsonReply({ json: { object: 'list', data } });
};

export const oneCharacter = ({ path }: Call): Reply =>
  jsonReply({ json: { object: 'character', data: shown(called(path)) } });

export const characterReviews = ({ path, query }: Call): Reply => {
  const character = called(path);
  const { page, pageSize } = check({ schema: pageSchema, fields: fieldsOf({ query }) });
  const reviews = reviewsOf(character);
  const total = reviews.length;
  const totalPages = Math.ceil(total / pageSize);
  return jsonReply({
    json: {
      object: 'list',
      data: reviews.slice((page - 1) * pageSize, page * pageSize),
      pagination: { page, pageSize, total, totalPages },
      summary: { averageRating: averageOf(character), totalReviews: total },
    },
    headers: {
      'x-pagination-limit': String(pageSize),
      'x-pagination-page': String(page),
      'x-pagination-total': String(total),
      'x-pagination-total-pages': String(totalPages),
    },
  });
};

const called = (path: string): Character => characterCalled(segment({ path, nth: 2 }));

const fits = ({ one, wanted }: { one: Character; wanted: Wanted }): boolean => {
  const same = (asked: boolean | undefined, is: boolean) => asked === undefined || asked === is;
  const any = (asked: string[] | undefined, has: string[]) =>
    !asked || asked.some((word) => has.some((own) => own.toLowerCase() === word.toLowerCase()));
  const text = `${one.name} ${one.description ?? ''} ${one.tags.map((tag) => `#${tag}`).join(' ')}`;
  return (
    same(wanted.isAdult, one.adult) &&
    same(wanted.isPro, one.pro) &&
    same(wanted.isWebEnabled, one.webEnabled) &&
    any(wanted.categories, one.categories) &&
    any(wanted.modelId, [one.modelId]) &&
    any(wanted.tags, one.tags) &&
    text.toLowerCase().includes(wanted.search?.toLowerCase() ?? '')
  );
};

/** Without a mode the list stays as it is. */
const sorted = ({ list, wanted }: { list: Character[]; wanted: Wanted }): Character[] => {
  const { sortBy, sortOrder } = wanted;
  if (!sortBy) return list;
  const sign = sortOrder === 'asc' ? 1 : -1;
  return [...list].sort((a, b) => sign * (WORTH[sortBy](a) - WORTH[sortBy](b)));
};

const WORTH: Record<(typeof MODES)[number], (one: Character) => number> = {
  featured: (one) => Number(one.featured),
  highestRating: averageOf,
  // Many good votes count more than few very good ones.
  highlyRated: (one) => averageOf(one) * Math.log1p(one.ratings.length),
  highlyRatedAndRecent: (one) => averageOf(one) * Date.parse(one.updatedAt),
  imports: (one) => one.imports,
  mostRecent: (one) => Date.parse(one.createdAt),
  ratingCount: (one) => one.ratings.length,
};

const shown = (one: Character) => ({
  id: one.id,
  slug: one.slug,
  name: one.name,
  description: one.description,
  author: createHash('sha256').update(one.slug).digest('hex').slice(0, 8),
  adult: one.adult,
  featured: one.featured,
  webEnabled: one.webEnabled,
  modelId: one.modelId,
  tags: one.tags,
  shareUrl: `https://sandbox.test/c/${one.slug}`,
  photoUrl: 'https://sandbox.test/512x512.png',
  stats: {
    averageRating: averageOf(one),
    imports: one.imports,
    ratingCount: one.ratings.length,
    ratingSum: sumOf(one.ratings),
    userRating: null,
  },
  createdAt: one.createdAt,
  updatedAt: one.updatedAt,
});

const DAY_MS = 86_400_000;

/** The newest first. */
const reviewsOf = (one: Character) =>
  one.ratings
    .map((rating, nth) => ({
      id: `${one.slug}-review-${nth + 1}`,
      characterId: one.id,
      rating,
      message: nth % 3 === 2 ? null : `${'★'.repeat(rating)} from a visitor of the sandbox`,
      username: `visitor-${nth + 1}`,
      userAvatarUrl: null,
      locale: nth % 2 === 0 ? 'en-US' : null,
      isOwner: false,
      createdAt: new Date(Date.parse(one.createdAt) + nth * DAY_MS).toISOString(),
    }))
    .reverse();

type Wanted = z.output<typeof listSchema>;
