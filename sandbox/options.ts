import { z } from 'zod/v3';

/** Where two good sources disagree about Venice, a switch lets a test live through both answers. */
export const switches = z
  .object({
    /** `/image/styles` as a bare array instead of `{ object, data }`. */
    bareStyles: z.boolean(),
    /** The status for a content type that a route does not take. */
    contentTypeStatus: z.union([z.literal(415), z.literal(400)]),
    /** What stands in `images` when a prompt violates the content policy. */
    violationImages: z.enum(['black', 'empty']),
    /** Whether `enhance_prompt` finds something to rewrite, or gives up silently (and costs nothing). */
    enhance: z.enum(['rewrite', 'fail_open']),
    /** Grok Imagine models answer JPEG whatever `format` says. */
    providerFormats: z.boolean(),
    /** Takes `quality` on `/image/edit`, as an older guide describes. */
    acceptEditQuality: z.boolean(),
    /** Milliseconds that a paid answer is held back. */
    latencyMs: z.number().int().min(0).max(600_000),
    /** Images per minute and key. Counted always, enforced only with `enforceRateLimit`. */
    requestsPerMinute: z.number().int().min(1).max(1_000_000),
    enforceRateLimit: z.boolean(),
    /** Milliseconds that a video or a piece of music takes. Looked at when it is asked for, so a change is felt at once. */
    jobMs: z.number().int().min(0).max(86_400_000),
    /** Whether a video is fetched from a URL of its own instead of out of `/video/retrieve`. */
    downloadUrl: z.boolean(),
    /** `/video/complete` answers 400 for every id, as one source has seen it. */
    completeRefused: z.boolean(),
    /** `/video/transcriptions` answers instead of saying that it is retired. */
    videoTranscriptions: z.boolean(),
  })
  .strict();

export type Options = z.infer<typeof switches>;

export const defaultOptions: Options = {
  bareStyles: false,
  contentTypeStatus: 415,
  violationImages: 'black',
  enhance: 'rewrite',
  providerFormats: false,
  acceptEditQuality: false,
  latencyMs: 0,
  requestsPerMinute: 500,
  enforceRateLimit: false,
  jobMs: 4_000,
  downloadUrl: false,
  completeRefused: false,
  videoTranscriptions: false,
};
