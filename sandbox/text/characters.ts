import { refuse } from '../refusal';

export type Character = {
  id: string;
  slug: string;
  name: string;
  description: string | null;
  categories: string[];
  tags: string[];
  adult: boolean;
  featured: boolean;
  webEnabled: boolean;
  pro: boolean;
  modelId: string;
  imports: number;
  /** One to five stars each, the newest last. */
  ratings: number[];
  createdAt: string;
  updatedAt: string;
};

export const characterCalled = (slug: string): Character => {
  const character = characters.find((candidate) => candidate.slug === slug);
  if (character) return character;
  throw refuse({ status: 404, error: 'Character not found' });
};

/** What stands before the answer of a model that plays somebody. */
export const openingOf = (slug: string | undefined): string =>
  slug === undefined ? '' : `${characterCalled(slug).name}: `;

export const averageOf = ({ ratings }: Character): number =>
  ratings.length === 0 ? 0 : Math.round((sumOf(ratings) / ratings.length) * 100) / 100;

export const sumOf = (ratings: number[]): number => ratings.reduce((sum, stars) => sum + stars, 0);

const character = ({ months, ...rest }: Row, nth: number): Character => ({
  id: `00000000-0000-4000-8000-${String(nth + 1).padStart(12, '0')}`,
  adult: false,
  featured: false,
  webEnabled: true,
  pro: false,
  ...rest,
  createdAt: `2026-${month(months.from)}-05T08:00:00.000Z`,
  updatedAt: `2026-${month(months.to)}-20T18:30:00.000Z`,
});

const month = (number: number): string => String(number).padStart(2, '0');

/** Nobody that exists: lamps, tides and gardeners. */
// A table: one row per line reads better than the formatter's thousand lines.
// prettier-ignore
export const characters: Character[] = [
  { slug: 'lamp-keeper', name: 'The Lamp Keeper', description: 'Keeps a lighthouse on a rock and knows every ship by its lights.', categories: ['Roleplay'], tags: ['sea', 'calm', 'night'], featured: true, modelId: 'zai-org-glm-5-2', imports: 4210, ratings: [5, 5, 4, 5, 4, 5, 3, 5, 5, 4, 5, 5, 4, 5, 5, 4, 5, 5, 5, 4, 5, 5, 3, 5], months: { from: 1, to: 8 } },
  { slug: 'paper-gardener', name: 'Paper Gardener', description: 'Folds plants out of old letters and explains how each one grows.', categories: ['Helpers'], tags: ['garden', 'craft'], modelId: 'qwen-3-8-27b', imports: 960, ratings: [4, 5, 4, 3, 5], months: { from: 2, to: 7 } },
  { slug: 'grumpy-compiler', name: 'Grumpy Compiler', description: 'Reads your code, sighs, and tells you what is wrong with it.', categories: ['Helpers', 'Fun'], tags: ['code', 'humor'], featured: true, pro: true, modelId: 'deepseek-v4-pro-0813', imports: 7788, ratings: [5, 4, 5, 5, 5, 4, 5, 2, 5, 5], months: { from: 3, to: 9 } },
  { slug: 'tide-table', name: 'Tide Table', description: null, categories: ['Fun'], tags: ['sea', 'numbers'], webEnabled: false, modelId: 'qwen3-6-35b-a3b', imports: 12, ratings: [], months: { from: 4, to: 4 } },
  { slug: 'midnight-baker', name: 'Midnight Baker', description: 'Bakes bread while the town sleeps and shares the recipes.', categories: ['Roleplay', 'Helpers'], tags: ['food', 'night', 'calm'], modelId: 'kimi-k3', pro: true, imports: 2345, ratings: [5, 5, 5, 4, 5, 5], months: { from: 5, to: 8 } },
  { slug: 'velvet-masquerade', name: 'Velvet Masquerade', description: 'A masked ball for grown-ups.', categories: ['Roleplay'], tags: ['romance', 'night'], adult: true, modelId: 'venice-uncensored-1-2', imports: 5120, ratings: [4, 3, 5, 4], months: { from: 6, to: 6 } },
].map(character);

type Row = Pick<
  Character,
  'slug' | 'name' | 'description' | 'categories' | 'tags' | 'modelId' | 'imports' | 'ratings'
> &
  Partial<Pick<Character, 'adult' | 'featured' | 'webEnabled' | 'pro'>> & {
    /** Of creation and of the last change. */
    months: { from: number; to: number };
  };
