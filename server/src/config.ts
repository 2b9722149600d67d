import * as z from 'zod/v4';

/** Where Venice's API is. Another address is only for tests, a sandbox or a gateway of one's own. */
export const VENICE_URL = 'https://api.venice.ai/api/v1';

const isSafeUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  return !url.username && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback));
};

const milliseconds = z.int().min(1).max(3_600_000);
const bytes = z.int().min(1_024).max(1_073_741_824);
const empty = (value: unknown) => (value === '' ? undefined : value);

/** What may stand in `config/plugins` under `venice.config`. Every bound says what it protects from. */
const schema = z.strictObject({
  /** Wins over the key that is stored in the settings, and cannot be read or changed from the admin. */
  apiKey: z.preprocess(empty, z.string().trim().min(1).nullish()),
  /** https, or http to this machine. No setting of the admin: whoever could change it could read the key. */
  baseUrl: z.preprocess(
    empty,
    z.string().refine(isSafeUrl, 'has to be https, or http to this machine').default(VENICE_URL)
  ),
  /** Where results wait until they are saved, seen from the application's folder; by default `.tmp/venice`. Never a public folder. */
  spoolDir: z.string().min(1).nullish(),
  /** Hosts of the upload provider from which assets may be read; a caller's own URL never uses this list. */
  providerHosts: z.array(z.string().min(1)).max(50).default([]),
  folderName: z.string().trim().min(1).max(100).default('Venice'),
  /** Requests that one process has out at once, of all its operations. Venice allows some twenty images a minute. */
  concurrency: z.int().min(1).max(20).default(4),
  /** How long a result that nobody has kept waits on the disk: over a long weekend by default. */
  previewTtlHours: z.int().min(1).max(8_760).default(96),
  /**
   * Images a minute, of all instances together. Venice's own headers lower or raise it as they come; left out, they alone decide, and
   * 20 until the first has come.
   */
  requestsPerMinute: z.int().min(1).max(10_000).nullish(),
  /** After so many refusals in a row ours stop for a while: Venice locks a key that goes on for too long. */
  circuit: z
    .strictObject({
      refusals: z.int().min(1).max(1_000).default(5),
      pauseMs: z.int().min(1_000).max(600_000).default(30_000),
    })
    .prefault({}),
  /** How long a process is believed to live without a sign. What it had in hand is then taken over; clocks may differ by a third of it. */
  leaseMs: z.int().min(300).max(600_000).default(30_000),
  /** How long a stop of the server waits for what is out; after that it may have been charged for nothing. */
  shutdownGraceMs: z.int().min(0).max(600_000).default(10_000),
  /** A video or a composition that is quoted higher than this, in US dollars, is only bought by a caller who accepts its price. */
  confirmAboveUsd: z.number().min(0).max(10_000).default(1),
  /** How often Venice is asked what became of a job, and for how long. */
  jobs: z
    .strictObject({
      /** In its first minute. */
      pollMs: z.int().min(10).max(600_000).default(5_000),
      slowPollMs: z.int().min(10).max(600_000).default(12_000),
      /** After this, or four times what Venice says it takes, it is asked for only now and then. */
      patienceMs: z.int().min(1_000).max(86_400_000).default(900_000),
      /** Venice keeps what it made for a day. */
      deadlineMs: z.int().min(1_000).max(604_800_000).default(86_400_000),
    })
    .prefault({}),
  /** How long the catalogue is believed. Venice gives a week's notice or more of what changes. */
  catalogueTtlMs: z.int().min(1_000).max(86_400_000).default(1_800_000),
  timeouts: z
    .strictObject({
      connectMs: milliseconds,
      catalogueMs: milliseconds,
      generateMs: milliseconds,
      editMs: milliseconds,
      upscaleMs: milliseconds,
      backgroundMs: milliseconds,
      speechMs: milliseconds,
      transcriptionMs: milliseconds,
      textMs: milliseconds,
      quoteMs: milliseconds,
      queueMs: milliseconds,
      retrieveMs: milliseconds,
      saveMs: milliseconds,
      highResMs: milliseconds,
      extraEnhanceMs: milliseconds,
      fullDiskMs: z.int().min(0).max(600_000),
    })
    .partial()
    .default({}),
  limits: z
    .strictObject({
      jsonBytes: bytes,
      binaryBytes: bytes,
      mediaBytes: z.int().min(1_024).max(2_147_483_647),
      errorBytes: bytes,
      spoolFreeBytes: z.int().min(0).max(1_099_511_627_776),
    })
    .partial()
    .default({}),
  retry: z
    .strictObject({
      attempts: z.int().min(1).max(10),
      inferenceFailedAttempts: z.int().min(0).max(5),
      waitBudgetMs: z.int().min(0).max(600_000),
      baseDelayMs: milliseconds,
      capMs: milliseconds,
    })
    .partial()
    .default({}),
});

export type VeniceConfig = z.infer<typeof schema>;

export const parseConfig = (config: unknown): VeniceConfig => {
  const parsed = schema.safeParse(config);
  if (parsed.success) return parsed.data;
  // By name and never by value: one of the values is a key.
  const faults = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || '(root)'}: ${issue.message}`
  );
  throw new Error(`The configuration of the plugin "venice" is not valid: ${faults.join('; ')}`);
};

/** Strapi calls `validator` and discards what it returns, so it has to throw. */
export default {
  default: () => ({
    apiKey: process.env.VENICE_API_KEY ?? null,
    baseUrl: process.env.VENICE_BASE_URL || VENICE_URL,
  }),
  validator: (config: unknown): void => {
    parseConfig(config);
  },
};
