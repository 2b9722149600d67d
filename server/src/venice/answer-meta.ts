import { identifier, keepable } from './plain-text';
import { resetInstant } from './retry-after';

/** Header names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** What the headers of an answer tell beside its body. What they do not tell is null. */
export type AnswerMeta = {
  status: number;
  /** From the body where it has one, as JSON answers of `/image/generate` do. */
  requestId: string | null;
  cfRay: string | null;
  modelServed: string | null;
  modelName: string | null;
  deprecation: { warning: string | null; date: string | null; replacement: string | null } | null;
  moderation: { blurred: boolean | null; violation: boolean | null };
  /** The prompt that was drawn, when Venice rewrote it. */
  enhancedPrompt: string | null;
  /** As it was before this request. Venice leaves out a balance of zero. */
  balance: { usd: number | null; diem: number | null };
  /** `resetAt` in epoch milliseconds. */
  rateLimit: { limit: number | null; remaining: number | null; resetAt: number | null } | null;
  /** True when the answer says that it comes from a sandbox. */
  sandbox: boolean;
  /** From sending to the last byte, of the attempt that was answered. */
  elapsedMs: number;
  attempts: number;
};

export const readMeta = ({
  status,
  headers,
  now,
}: {
  status: number;
  headers: Headers;
  now: number;
}): Omit<AnswerMeta, 'elapsedMs' | 'attempts'> => ({
  status,
  requestId: identifier(headers['x-request-id']),
  cfRay: identifier(headers['cf-ray']),
  modelServed: identifier(headers['x-venice-model-id']),
  modelName: identifier(headers['x-venice-model-name']),
  deprecation: readDeprecation(headers),
  moderation: {
    blurred: readBoolean(headers['x-venice-is-blurred']),
    violation: anyTrue([
      headers['x-venice-is-content-violation'],
      headers['x-venice-is-adult-model-content-violation'],
      headers['x-venice-contains-minor'],
    ]),
  },
  enhancedPrompt: decodePercent(headers['x-venice-enhanced-prompt']),
  balance: {
    usd: readNumber(headers['x-venice-balance-usd']),
    diem: readNumber(headers['x-venice-balance-diem']),
  },
  rateLimit: readRateLimit({ headers, now }),
  sandbox: readBoolean(headers['x-venice-sandbox']) === true,
});

/** Venice writes booleans in headers as words. */
const readBoolean = (word: string | undefined): boolean | null => {
  const text = word?.trim().toLowerCase();
  if (text === 'true') return true;
  return text === 'false' ? false : null;
};

const anyTrue = (words: (string | undefined)[]): boolean | null => {
  const known = words.map(readBoolean).filter((value) => value !== null);
  return known.length === 0 ? null : known.includes(true);
};

const readNumber = (text: string | undefined): number | null => {
  const value = Number(text?.trim() || NaN);
  return Number.isFinite(value) ? value : null;
};

/** Percent-encoded, because a header cannot hold every character. One odd sign must not lose a paid picture. */
const decodePercent = (text: string | undefined): string | null => {
  if (!text) return null;
  try {
    return keepable(decodeURIComponent(text));
  } catch {
    return keepable(text);
  }
};

const readDeprecation = (headers: Headers): AnswerMeta['deprecation'] => {
  const warning = identifier(headers['x-venice-model-deprecation-warning']);
  const date = identifier(headers['x-venice-model-deprecation-date']);
  const replacement = identifier(headers['x-venice-deprecated-replacement']);
  const marked = readBoolean(headers['x-venice-deprecated']) === true;
  return marked || warning || date || replacement ? { warning, date, replacement } : null;
};

const readRateLimit = ({
  headers,
  now,
}: {
  headers: Headers;
  now: number;
}): AnswerMeta['rateLimit'] => {
  const limit = readNumber(headers['x-ratelimit-limit-requests']);
  const remaining = readNumber(headers['x-ratelimit-remaining-requests']);
  const resetAt = resetInstant({ value: headers['x-ratelimit-reset-requests'], now });
  return limit === null && remaining === null && resetAt === null
    ? null
    : { limit, remaining, resetAt };
};
