import type { Figures, Row } from './saving/compare';
import type { Variants } from './variants/compare';

/** `limit` is the largest ratio that is good enough. */
export type Target = { what: string; ratio: number; limit: number };

export const met = ({ ratio, limit }: Target): boolean => ratio <= limit;

/** What the plugin promises, each against a way that does without it. */
export const targetsOf = ({ rows, variants }: { rows: Row[]; variants: Variants }): Target[] => [
  ...rows.flatMap((row) =>
    PROMISES.filter(({ pictures }) => pictures.includes(row.picture)).map(
      ({ what, figure, limit }) => ({
        what: `${what}, ${NAMES[row.picture]}, ${row.atATime} at a time`,
        ratio: row.ratios.plugin[figure],
        limit: limit[row.picture],
      })
    )
  ),
  {
    what: 'Time for four variants, against four pictures one after the other',
    ratio: variants.togetherMs / variants.oneByOneMs,
    limit: 0.4,
  },
];

export const NAMES: Record<Row['picture'], string> = { webp: '1 MP WebP', png: '4K PNG' };

type Promised = {
  what: string;
  figure: keyof Figures;
  pictures: readonly Row['picture'][];
  limit: Record<Row['picture'], number>;
};

const BOTH = ['webp', 'png'] as const;

const PROMISES: Promised[] = [
  { what: 'Processor', figure: 'cpuMs', pictures: BOTH, limit: { webp: 0.85, png: 0.25 } },
  { what: 'Longest pause', figure: 'pauseMs', pictures: ['png'], limit: { webp: NaN, png: 0.4 } },
  // What Strapi's formats of the small picture take is above this by itself: the floor has no room for a promise there.
  { what: 'Extra memory', figure: 'extraMb', pictures: ['png'], limit: { webp: NaN, png: 0.8 } },
];
