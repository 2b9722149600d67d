import { join } from 'node:path';

/** A row of `venice_sends` as the database has it. */
export type SendRow = {
  id: number;
  operation: number;
  tag: string;
  index: number;
  seed: number | null;
  state: string;
  charge: string;
  attempts: { charge: string | null }[];
  spoolFile: string | null;
  saveKey: string | null;
  assetId: number | null;
  error: { code: string; message: string } | null;
};

export type OperationRow = { id: number; tag: string; saves: boolean; status?: string };
/** A row of the Media Library, with the files that it speaks of. */
export type FileRow = { id: number; hash: string; urls: string[] };

export type Contents = { operations: OperationRow[]; sends: SendRow[]; files: FileRow[] };

/** better-sqlite3 ships no types; this is what is used of it. */
type Database = {
  exec(sql: string): void;
  prepare(sql: string): { all(): Record<string, unknown>[] };
  close(): void;
};
type Driver = new (path: string, options: { timeout: number }) => Database;

const open = ({ folder, timeout }: { folder: string; timeout: number }): Database => {
  const Driver = require('better-sqlite3') as Driver; // see above
  return new Driver(join(folder, 'data.db'), { timeout });
};

/** Past the plugin: from the database itself. */
export const readDatabase = (folder: string): Contents => {
  const database = open({ folder, timeout: 10_000 });
  try {
    const rows = (sql: string) => database.prepare(sql).all();
    return {
      operations: rows('SELECT id, prompt, options FROM venice_operations').map(toOperation),
      sends: rows(SENDS).map(toSend),
      files: rows('SELECT id, hash, url, formats FROM files').map(toFile),
    };
  } finally {
    database.close();
  }
};

const SENDS = `SELECT s.*, l.operation_id, o.prompt FROM venice_sends s
  JOIN venice_sends_operation_lnk l ON l.send_id = s.id
  JOIN venice_operations o ON o.id = l.operation_id ORDER BY s.id`;

/** Nobody else can read or write until what is returned is called. */
export const lockDatabase = (folder: string): (() => void) => {
  const database = open({ folder, timeout: 10_000 });
  database.exec('BEGIN EXCLUSIVE');
  return () => {
    database.exec('COMMIT');
    database.close();
  };
};

const toOperation = ({ id, prompt, options }: Record<string, unknown>): OperationRow => ({
  id: Number(id),
  tag: tagIn(prompt),
  saves: json<{ save: boolean }>(options)?.save ?? true,
});

const toSend = (row: Record<string, unknown>): SendRow => ({
  id: Number(row.id),
  operation: Number(row.operation_id),
  tag: tagIn(row.prompt),
  index: Number(row.index),
  seed: numberOrNull(row.seed),
  state: String(row.state),
  charge: String(row.charge),
  attempts: json(row.attempts) ?? [],
  spoolFile: textOrNull(row.spool_file),
  saveKey: textOrNull(row.save_key),
  assetId: numberOrNull(row.saved_asset_id),
  error: json(row.error),
});

const toFile = ({ id, hash, url, formats }: Record<string, unknown>): FileRow => ({
  id: Number(id),
  hash: String(hash),
  urls: [
    String(url),
    ...Object.values(json<Record<string, { url: string }>>(formats) ?? {}).map((one) => one.url),
  ],
});

const tagIn = (prompt: unknown): string => /chaos\d+n\d+x/.exec(String(prompt))?.[0] ?? '';
const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);
const numberOrNull = (value: unknown) => (typeof value === 'number' ? value : null);
/** What a JSON column holds is what the plugin wrote; callers name it. */
const json = <Value>(value: unknown): Value | null =>
  typeof value === 'string' ? (JSON.parse(value) as Value | null) : null;
