/** The `code` of a system error such as `ENOENT`; null for everything else. Not by class: errors of Node's core can be of another realm. */
export const errorCode = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
