import type {
  Operation,
  Send,
  SendError,
  SendState,
  Warning,
} from '../../../../shared/contracts/operation';
import type { Charge } from '../../../../shared/errors';
import type { Kind } from '../../../../shared/operations';
import { statusOf } from './status';

export type SourceAsset = { id: number; documentId: string | null; name: string | null };

/** How results of an operation are saved. */
export type SaveOptions = {
  save: boolean;
  folder: number | null;
  name: string | null;
  alternativeText: string | null;
  userId: number | null;
  /** What the first source was called, an upload too, to name results after. */
  sourceName: string | null;
};

type Instant = string | Date | null;

export type SendRow = {
  id: number;
  index: number;
  state: SendState;
  charge: Charge;
  seed: number | null;
  modelServed: string | null;
  asset?: { id: number } | null;
  savedAssetId: number | null;
  assetDocumentId: string | null;
  assetName: string | null;
  sha256: string | null;
  width: number | null;
  height: number | null;
  mime: string | null;
  bytes: number | null;
  bytesIdentical: boolean | null;
  error: SendError | null;
  enhancedPrompt: string | null;
  requestId: string | null;
  cfRay: string | null;
  timing: Record<string, number> | null;
  elapsedMs: number | null;
  blurred: boolean | null;
  violation: boolean | null;
  attempts: Attempt[] | null;
  spoolFile: string | null;
  /** Until when it waits for a person; null where it waits for ever, or not at all. */
  expiresAt: Instant;
  retryAt: Instant;
  startedAt: Instant;
  finishedAt: Instant;
  instance: string | null;
  operation?: OperationRow;
};

export type Attempt = {
  number: number;
  at: string;
  code: string | null;
  charge: Charge | null;
  status: number | null;
  cfRay: string | null;
};

export type OperationRow = {
  id: number;
  kind: Kind;
  prompt: string | null;
  negativePrompt: string | null;
  model: string | null;
  parameters: Record<string, unknown>;
  options: SaveOptions;
  sourceAssets: SourceAsset[] | null;
  estimatedUsd: number | null;
  warnings: Warning[] | null;
  sandbox: boolean | null;
  origin: string;
  actor: string | null;
  /** The administrator who asked for it, as they were called then. */
  creator: { id: number; name: string } | null;
  cancelRequestedAt: Instant;
  createdAt: Instant;
};

/** A row as its caller may see it: without files, leases or other bookkeeping. */
export const toSend = (row: SendRow): Send => ({
  id: row.id,
  index: row.index,
  state: row.state,
  charge: row.charge,
  seed: row.seed,
  modelServed: row.modelServed,
  assetId: row.asset?.id ?? row.savedAssetId,
  sha256: row.sha256,
  width: row.width,
  height: row.height,
  mime: row.mime,
  bytes: row.bytes,
  bytesIdentical: row.bytesIdentical,
  error: row.error,
  enhancedPrompt: row.enhancedPrompt,
  requestId: row.requestId,
  cfRay: row.cfRay,
  timing: row.timing,
  elapsedMs: row.elapsedMs,
  blurred: row.blurred,
  violation: row.violation,
  retryAt: iso(row.retryAt),
  startedAt: iso(row.startedAt),
  finishedAt: iso(row.finishedAt),
});

export const toOperation = ({
  row,
  sends,
}: {
  row: OperationRow;
  sends: SendRow[];
}): Operation => ({
  id: row.id,
  kind: row.kind,
  status: statusOf({ sends, saves: row.options.save }),
  prompt: row.prompt,
  negativePrompt: row.negativePrompt,
  model: row.model,
  parameters: row.parameters,
  sources: (row.sourceAssets ?? []).map(({ id }) => id),
  estimatedUsd: row.estimatedUsd,
  warnings: row.warnings ?? [],
  sandbox: row.sandbox,
  sends: sends.map(toSend),
  createdBy: row.creator,
  createdAt: iso(row.createdAt) ?? '',
});

/** SQLite gives back numbers or text where other databases give dates. */
const iso = (instant: Instant | number): string | null =>
  instant === null || instant === undefined ? null : new Date(instant).toISOString();
