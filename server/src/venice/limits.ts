/** Milliseconds that one attempt may take from its start to the last byte of the answer. */
export type Timeouts = {
  /** Until the connection stands, whatever is asked for. */
  connectMs: number;
  catalogueMs: number;
  generateMs: number;
  editMs: number;
  upscaleMs: number;
  backgroundMs: number;
  speechMs: number;
  transcriptionMs: number;
  /** Answers of language models, to the last word. */
  textMs: number;
  quoteMs: number;
  queueMs: number;
  /** Asking for a job, with the download when it is done. */
  retrieveMs: number;
  /** At least this much for pictures in 4K, `quality: high` or an upscale beyond 2x. */
  highResMs: number;
  /** On top, when Venice rewrites the prompt first. */
  extraEnhanceMs: number;
  /** How long a paid picture waits for room on a full disk. */
  fullDiskMs: number;
};

/** Most bytes of an answer that are read, by what it is, and what the disk must hold for them. */
export type ByteLimits = {
  jsonBytes: number;
  binaryBytes: number;
  /** A video or a sound. */
  mediaBytes: number;
  errorBytes: number;
  /** Room that the disk of the spool must have before anything is asked for. */
  spoolFreeBytes: number;
};

export type RetryPolicy = {
  /** Most attempts of one send, the first included. */
  attempts: number;
  /** How many of them may follow an `inference_failed`; 0 switches those off. */
  inferenceFailedAttempts: number;
  /** Most milliseconds spent waiting between the attempts of one send. */
  waitBudgetMs: number;
  /** First wait where Venice names no time; it doubles from there, up to `capMs`. */
  baseDelayMs: number;
  capMs: number;
};

export type ClientLimits = { timeouts: Timeouts; limits: ByteLimits; retry: RetryPolicy };

/** Venice publishes no time limits. These stand above what its own and others' clients and users report. */
export const DEFAULT_CLIENT_LIMITS: ClientLimits = {
  timeouts: {
    // A host that swallows packets should not use up the minutes that are meant for drawing.
    connectMs: 15_000,
    catalogueMs: 30_000,
    generateMs: 180_000,
    // Slower than generating: the source has to be uploaded and read first.
    editMs: 240_000,
    upscaleMs: 180_000,
    backgroundMs: 90_000,
    speechMs: 120_000,
    transcriptionMs: 180_000,
    // Long answers are written slowly, and reasoning comes before the first word.
    textMs: 300_000,
    quoteMs: 30_000,
    // With the picture it begins with, as long as an edit.
    queueMs: 240_000,
    // Asking takes a second; a video of a hundred megabytes takes minutes on a thin line.
    retrieveMs: 300_000,
    // Users of the slowest model at high quality report more than two minutes.
    highResMs: 300_000,
    extraEnhanceMs: 30_000,
    // Long enough for a log to be rotated, short enough for Venice's end of the connection.
    fullDiskMs: 30_000,
  },
  limits: {
    // Four incompressible 4K pictures of 24 MB in base64.
    jsonBytes: 134_000_000,
    // The largest upscale, 4096 by 4096 with alpha, does not compress below 67 MB when it is noise.
    binaryBytes: 100_000_000,
    // Half a minute of the sharpest video that is on offer, several times over.
    mediaBytes: 1_073_741_824,
    // A validation report of a large request is tens of kilobytes.
    errorBytes: 262_144,
    // The largest picture, and its answer's neighbours.
    spoolFreeBytes: 134_000_000,
  },
  retry: {
    attempts: 4,
    // Venice's own advice after a 500 is to try again; twice bounds what a broken model can cost in time.
    inferenceFailedAttempts: 2,
    // Rate limits count by the minute: one whole window, and room for the backoff.
    waitBudgetMs: 90_000,
    baseDelayMs: 1_000,
    capMs: 30_000,
  },
};

type Weighty = {
  resolution?: unknown;
  quality?: unknown;
  scale?: unknown;
  enhance_prompt?: unknown;
};

/** How long one attempt may take, from the endpoint's class and from what is asked of it. */
export const timeLimit = ({
  timeouts,
  timeout,
  fields,
}: {
  timeouts: Timeouts;
  timeout: keyof Timeouts;
  fields: Weighty;
}): number => {
  const heavy =
    fields.resolution === '4K' || fields.quality === 'high' || Number(fields.scale ?? 0) > 2;
  const base = heavy ? Math.max(timeouts[timeout], timeouts.highResMs) : timeouts[timeout];
  return fields.enhance_prompt === true ? base + timeouts.extraEnhanceMs : base;
};
