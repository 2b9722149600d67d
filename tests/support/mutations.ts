import fc from 'fast-check';

/** What happens to bytes at one place on their way: as data, so that a failing case can be read. */
export type Harm = {
  /** From 0 to 1, because the length is not known yet. */
  at: number;
  /** Bits of one byte that turn over. */
  flip: number;
  lose: number;
  insert: number[];
};

const UNHARMED: Omit<Harm, 'at'> = { flip: 0, lose: 0, insert: [] };

/** Not a double: nearly all of those lie next to zero. */
const at = fc.nat({ max: 9_999 }).map((part) => part / 10_000);
const harm = <K extends 'flip' | 'lose' | 'insert'>(key: K, values: fc.Arbitrary<Harm[K]>) =>
  fc
    .record({ at, value: values })
    .map(({ value, ...rest }) => ({ ...UNHARMED, ...rest, [key]: value }));

const anyHarm: fc.Arbitrary<Harm> = fc.oneof(
  { weight: 3, arbitrary: harm('flip', fc.integer({ min: 1, max: 255 })) },
  harm('lose', fc.integer({ min: 1, max: 64 })),
  // All the rest.
  harm('lose', fc.constant(1_000_000_000)),
  harm('insert', fc.array(fc.nat({ max: 255 }), { minLength: 1, maxLength: 64 }))
);

/** None at all in half of the cases. */
export const anyHarms = fc.oneof(
  fc.constant<Harm[]>([]),
  fc.array(anyHarm, { minLength: 1, maxLength: 4 })
);

export const harmed = ({ bytes, harms }: { bytes: Buffer; harms: readonly Harm[] }): Buffer =>
  harms.reduce((before, { at: place, flip, lose, insert }) => {
    const from = Math.floor(place * before.length);
    const rest = Buffer.from(before.subarray(from + lose));
    if (rest.length > 0) rest[0] = (rest[0] ?? 0) ^ flip;
    return Buffer.concat([before.subarray(0, from), Buffer.from(insert), rest]);
  }, bytes);
