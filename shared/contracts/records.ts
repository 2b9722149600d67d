import * as z from 'zod/v4';
import { ACTIONS } from '../plugin';
import { defineContract } from './contract';
import { operation, send } from './operation';

/** An asset in a lineage. An asset that was deleted since keeps its name and loses its url. */
export const relative = z.object({
  id: z.number().nullable(),
  documentId: z.string().nullable(),
  name: z.string(),
  url: z.string().nullable(),
  mime: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
});
export type Relative = z.infer<typeof relative>;

export const lineage = z.object({
  /** What this asset was made from. */
  sources: z.array(relative),
  /** What was made from this asset, newest first. */
  results: z.array(relative),
});
export type Lineage = z.infer<typeof lineage>;

/** How an asset was made; `record` is null for an asset that Venice did not make. */
export const getRecord = defineContract({
  method: 'GET',
  path: '/records/:assetId',
  anyOf: [ACTIONS.recordsRead],
  contentApi: false,
  params: z.object({ assetId: z.coerce.number().int().positive() }),
  data: z.object({ record: z.object({ operation, send }).nullable(), lineage }),
});

export const recordContracts = { getRecord };
