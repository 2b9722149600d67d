import fc from 'fast-check';

/**
 * The same inputs on every run, so that a red build means a change and not bad luck. `FUZZ_SEED=…` looks elsewhere and `FUZZ_RUNS=…`
 * looks longer; fast-check names the seed and the smallest failing input.
 */
export const useFixedSeed = ({ runs }: { runs: number }): void => {
  jest.setTimeout(120_000);
  fc.configureGlobal({
    seed: Number(process.env.FUZZ_SEED ?? 20_260_301),
    numRuns: Number(process.env.FUZZ_RUNS ?? runs),
    // Looking for the smallest failing input may take for ever.
    interruptAfterTimeLimit: 100_000,
    markInterruptAsFailure: true,
  });
};

/** Text of every kind, lone surrogates and control characters among it. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
  fc.string({
    unit: fc.constantFrom('\r', '\n', '\0', '"', '\\', '%', '.', ' ', 'a', '\u202e', '\ud83d'),
  })
);

export const anyBytes = (maxLength = 600): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ maxLength }).map((bytes) => Buffer.from(bytes));

/** What no database refuses: PostgreSQL takes no NUL, and its JSON no half of a surrogate pair. */
export const isStorable = (text: string): boolean => !/[\0\p{Cs}]/u.test(text);
