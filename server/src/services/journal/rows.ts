import type {
  Decision,
  Operation,
  Send,
  SendError,
  SendState,
  Warning,
} from '../../../../shared/contracts/operation';
import type { OperationOptions } from '../../../../shared/contracts/operations';
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
  savedAssetId: number | null;
  assetDocumentId: string | null;
  assetName: string | null;
  sha256: string | null;
  width: number | null;
  height: number | null;
  durationMs: number | null;
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
  saveKey: string | null;
  saveFailures: number | null;
  /** Until when it waits for a person; null where it waits for ever, or not at all. */
  expiresAt: Instant;
  retryAt: Instant;
  /** How Venice knows a job: by both. */
  queueId: string | null;
  queuedModel: string | null;
  /** Whoever has it has the file: it is shown to nobody. */
  downloadUrl: string | null;
  /** Milliseconds, as `leaseUntil`. */
  queuedAt: number | string | null;
  progress: Progress | null;
  startedAt: Instant;
  finishedAt: Instant;
  decision: Decision | null;
  decidedAt: Instant;
  successorId: number | null;
  leaseToken: string | null;
  /** Milliseconds; PostgreSQL and MySQL give large numbers as text. */
  leaseUntil: number | string | null;
  instance: string | null;
  operation?: OperationRow;
};

/** What Venice said of a job when it was last asked, in milliseconds. */
export type Progress = { averageMs: number | null; elapsedMs: number | null };

/** What was asked for, where it is plain JSON. */
export type StoredRequest = { input: Record<string, unknown>; options: OperationOptions };

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
  /** To send it again with; null where that cannot be done from here. */
  request: StoredRequest | null;
  idempotencyKey: string | null;
  fingerprint: string | null;
  cancelRequestedAt: Instant;
  createdAt: Instant;
};

/** What a row does not say of itself: which installation looks at it, and how many are before it. */
type View = { instance: string; ahead?: number };

/** A row as its caller may see it: without files, leases or other bookkeeping. */
export const toSend = ({ row, view }: { row: SendRow; view: View }): Send => ({
  id: row.id,
  index: row.index,
  state: row.state,
  charge: row.charge,
  seed: row.seed,
  modelServed: row.modelServed,
  assetId: row.savedAssetId,
  sha256: row.sha256,
  width: row.width,
  height: row.height,
  durationMs: row.durationMs,
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
  progress: row.state === 'processing' ? row.progress : null,
  startedAt: iso(row.startedAt),
  finishedAt: iso(row.finishedAt),
  expiresAt: iso(row.expiresAt),
  ahead: row.state === 'queued' ? (view.ahead ?? null) : null,
  elsewhere: isElsewhere({ row, instance: view.instance }),
  decision: row.decision,
  successorId: row.successorId,
});

const isStranded = ({ row, view: { instance } }: { row: SendRow; view: View }): boolean =>
  isElsewhere({ row, instance }) &&
  (row.leaseUntil === null || Number(row.leaseUntil) < Date.now());

/** Whether what it waits for can only come from the disk of another installation. */
export const isElsewhere = ({ row, instance }: { row: SendRow; instance: string }): boolean =>
  row.instance !== instance &&
  (row.state === 'received' ||
    (row.state === 'unknown' && row.error?.reason === 'server_gone' && row.decision === null));

export const toOperation = ({
  row,
  sends,
  view,
}: {
  row: OperationRow;
  sends: SendRow[];
  view: View;
}): Operation => ({
  id: row.id,
  kind: row.kind,
  status: statusOf({
    sends: sends.map((send) => ({ ...send, stranded: isStranded({ row: send, view }) })),
    saves: row.options.save,
  }),
  prompt: row.prompt,
  negativePrompt: row.negativePrompt,
  model: row.model,
  parameters: row.parameters,
  sources: (row.sourceAssets ?? []).map(({ id }) => id),
  estimatedUsd: row.estimatedUsd,
  warnings: row.warnings ?? [],
  sandbox: row.sandbox,
  sends: sends.map((send) => toSend({ row: send, view })),
  repeatable: row.request !== null,
  createdBy: row.creator,
  createdAt: iso(row.createdAt) ?? '',
});

/** SQLite gives back numbers or text where other databases give dates. */
const iso = (instant: Instant | number): string | null =>
  instant === null || instant === undefined ? null : new Date(instant).toISOString();
