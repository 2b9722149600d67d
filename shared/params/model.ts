import * as z from 'zod/v4';

/** A model id, a trait name (`default`, `fastest` …) or an alias. Any string: the catalogue changes daily. */
export const model = z.string().min(1).max(255);
