import { open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { SendError } from '../../../../shared/contracts/operation';
import type { Charge, ErrorCode } from '../../../../shared/errors';
import { getService } from '../../utils/get-service';
import { sha256Of } from '../../utils/sha256';
import { syncFolder, UNFINISHED, type AnswerMeta, type SpooledFile } from '../../venice';
import type { Attempt } from '../journal/rows';

/** What an answer told, on the disk beside its pictures before the journal has it: the answer cannot be asked for again. */
export type Receipt = {
  operationId: number;
  sendIds: number[];
  attempts: Attempt[];
  chargeOfViolation: Charge;
  /** Whether results are saved by themselves. */
  saves: boolean;
} & (
  | {
      kind: 'answer';
      meta: AnswerMeta;
      /** Null while the body arrives. */
      data: {
        files: SpooledFile[];
        id: string | null;
        timing: Record<string, number> | null;
      } | null;
    }
  /** Venice has taken it as a job. Whoever has its `downloadUrl` has the file. */
  | {
      kind: 'job';
      meta: AnswerMeta;
      job: {
        queueId: string;
        queuedModel: string;
        downloadUrl: string | null;
        /** Milliseconds since 1970. */
        queuedAt: number;
      };
    }
  /** An end that the journal could not take when it came. */
  | {
      kind: 'failure';
      failure: {
        code: ErrorCode;
        charge: Charge;
        cfRay: string | null;
        requestId: string | null;
        error: SendError;
      };
    }
);

export type Found = { name: string; receipt: Receipt };

/** Reads and writes receipts in the spool folder. Named like the pictures they belong to. */
export const createReceipts = ({ strapi }: { strapi: Core.Strapi }) => {
  const spool = () => getService({ strapi, name: 'spool' });
  const pathOf = (name: string) => join(spool().folder(), `${name}${SUFFIX}`);

  return {
    /** Whole or not at all. An answer that is whole is on the disk when this resolves; of one that begins, the process alone may end. */
    async write({ name, receipt }: Found): Promise<void> {
      const lasting = receipt.kind !== 'answer' || receipt.data !== null;
      const path = pathOf(name);
      const handle = await open(`${path}${UNFINISHED}`, 'w', 0o600);
      try {
        await handle.writeFile(JSON.stringify(receipt));
        if (lasting) await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(`${path}${UNFINISHED}`, path);
      if (lasting) await syncFolder(spool().folder());
    },

    remove: (name: string): Promise<void> => spool().remove(pathOf(name)),

    /** All that are there and can be read. */
    async list(): Promise<Found[]> {
      const names = (await readdir(spool().folder())).filter((name) => name.endsWith(SUFFIX));
      const found: Found[] = [];
      for (const file of names) {
        const name = file.slice(0, -SUFFIX.length);
        const receipt = await read(pathOf(name));
        if (receipt) found.push({ name, receipt });
      }
      return found;
    },

    /** The pictures of an answer that were whole when its process ended, by their position. */
    async whole(name: string): Promise<SpooledFile[]> {
      const files: SpooledFile[] = [];
      for (let index = 0; index < PICTURES_MAX; index += 1) {
        const path = spool().find(`${name}-${index}`);
        if (path === null) break;
        const { size } = await stat(path);
        files.push({ path, bytes: size, sha256: await sha256Of(path), declaredMime: null });
      }
      return files;
    },
  };
};

export const SUFFIX = '.receipt.json';
/** Of one request, with room to spare. */
const PICTURES_MAX = 64;

const read = async (path: string): Promise<Receipt | null> => {
  try {
    // Only this file writes them.
    return JSON.parse(await readFile(path, 'utf8')) as Receipt;
  } catch {
    return null;
  }
};
