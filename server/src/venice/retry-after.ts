type Headers = Readonly<Record<string, string>>;

/**
 * When Venice may be asked again, in epoch milliseconds; null when it named no time. `Retry-After` comes first. Then, for a 429 only,
 * the windows that are used up: every answer carries reset times, and those of a window with room left say nothing.
 */
export const retryInstant = ({
  status,
  headers,
  now,
}: {
  status: number;
  headers: Headers;
  now: number;
}): number | null => {
  const named = retryAfter({ value: headers['retry-after'], now });
  if (named !== null || status !== 429) return named;
  const resets = WINDOWS.filter(({ remaining }) => !(Number(headers[remaining]) > 0))
    .map(({ reset }) => resetInstant({ value: headers[reset], now }))
    .filter((instant) => instant !== null);
  return resets.length > 0 ? Math.max(...resets) : null;
};

/** Sources disagree about the unit of reset headers, and the size tells: epoch ms, epoch seconds, or seconds from now. */
export const resetInstant = ({
  value,
  now,
}: {
  value: string | undefined;
  now: number;
}): number | null => {
  const number = Number(value?.trim() || NaN);
  if (!Number.isFinite(number) || number < 0) return null;
  // A unit that nobody has told us of: there is no such day.
  if (number > DATE_MAX) return null;
  if (number >= 1e12) return number;
  return number >= 1e9 ? number * 1_000 : now + number * 1_000;
};

const WINDOWS = [
  { remaining: 'x-ratelimit-remaining-requests', reset: 'x-ratelimit-reset-requests' },
  { remaining: 'x-ratelimit-remaining-tokens', reset: 'x-ratelimit-reset-tokens' },
  // Too many failed attempts, counted apart from the rest.
  { remaining: 'x-ratelimit-remaining', reset: 'x-ratelimit-resets' },
] as const;

/** Beyond this, JavaScript has no dates. */
const DATE_MAX = 8.64e15;

/** An HTTP date in any of its three forms begins with a weekday; ISO dates are read too. Date.parse alone sees one in `in 5`. */
const DATE = /^((mon|tue|wed|thu|fri|sat|sun)[a-z]*,? |\d{4}-\d\d-\d\dt)/i;
/** The oldest form names no zone and means GMT. */
const ASCTIME = /:\d\d \d{4}$/;

/** Seconds or an HTTP date. */
const retryAfter = ({ value, now }: { value: string | undefined; now: number }): number | null => {
  const text = value?.trim();
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) {
    return Math.min(now + Number(text) * 1_000, DATE_MAX);
  }
  const date = DATE.test(text) ? Date.parse(ASCTIME.test(text) ? `${text} GMT` : text) : NaN;
  return Number.isNaN(date) ? null : date;
};
