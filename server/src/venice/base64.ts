const DATA_URI = /^data:([^;,]*)(?:;[^,]*)?,/i;

/**
 * Bytes of raw base64 or of a base64 data URI; null when it is neither. Node's decoder skips what it does not know, so the length
 * tells whether it knew everything. A regular expression over tens of megabytes would overflow its stack.
 */
export const decodeBase64 = (given: string): { bytes: Buffer; mime: string | null } | null => {
  const prefix = DATA_URI.exec(given.slice(0, 256));
  if (prefix && !/;base64,$/i.test(prefix[0])) return null;
  if (!prefix && /^data:/i.test(given)) return null;
  const text = compact(prefix ? given.slice(prefix[0].length) : given);
  const letters = text.length - padding(text);
  // Of a character beyond ASCII, Node would take one byte for a letter.
  if (Buffer.byteLength(text) !== text.length) return null;
  // "-" and "_" are another alphabet, which Node would accept and Venice would not.
  if (letters === 0 || letters % 4 === 1 || text.includes('-') || text.includes('_')) return null;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== Math.floor((letters * 3) / 4)) return null;
  return { bytes, mime: prefix?.[1] || null };
};

/** Length that so many bytes have in base64. */
export const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4;

const compact = (text: string): string => (/\s/.test(text) ? text.replace(/\s+/g, '') : text);

const padding = (text: string): number => (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
