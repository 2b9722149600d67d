import * as z from 'zod/v4';

/** "Under 25 MB" in Venice's words, as for pictures. */
export const DOCUMENT_BYTES_MAX = 25_000_000;
export const SEARCH_QUERY_MAX = 400;
export const SEARCH_RESULTS_MAX = 20;

/** With its extension and without a folder, as `report.docx`. */
export const file_name = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\p{Cc}"/\\]+$/u, 'A file name has no folder, quotes or line breaks');

export const parsed_format = z.enum(['json', 'text']);

export const searchQuery = z.string().trim().min(1).max(SEARCH_QUERY_MAX);
export const search_limit = z.int().min(1).max(SEARCH_RESULTS_MAX);
export const search_provider = z.enum(['google', 'brave']);
