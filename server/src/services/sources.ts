import type { Core } from '@strapi/strapi';
import { TooManyBytes } from '../utils/byte-cap';
import { download } from '../utils/download';
import { createFetch, type Fetch } from '../utils/fetch-pinned';
import { checkPublicUrl, createPublicUrlGuard, type Resolve } from '../utils/url-guard';
import { createAssetBytes } from './sources/asset-bytes';
import { copyBytes, copyFile, copyStream } from './sources/copy-file';
import { LIMITS, SHRINKABLE_BYTES_MAX, type LimitsName } from './sources/limits';
import { newFile, prepareFile, tooManyBytes, type PreparedFile } from './sources/prepare';
import { prepareRecording } from './sources/prepare-recording';
import { referenceOf, type ImageInput, type Reference } from './sources/reference';
import { asInvalidInput, assetNotFound, SourceRefused } from './sources/refusal';
import { UIDS } from '../../../shared/plugin';
import type { FileRow } from './media-library/upload-plugin';

export type { ImageInput } from './sources/reference';

/** On whose behalf an image is read. Over HTTP the caller's own rights decide, and no path of this server is taken. */
export type SourceAccess =
  | { origin: 'code' }
  | { origin: 'http'; mayReadAsset(asset: { id: number }): Promise<boolean> };

export type Source = {
  /** Of the Media Library asset that it came from; null for everything else, as are `documentId` and mostly `name`. */
  assetId: number | null;
  documentId: string | null;
  name: string | null;
  /** Set when the URL itself is handed to Venice (`{ url, send: true }`). */
  url: string | null;
  /** Upright, checked and below the limits; its size as it is seen. Null when `url` is set. */
  file: PreparedFile | null;
};

type Question = {
  image: ImageInput;
  /** Path of the field in the input, for the error. */
  field: string;
  access: SourceAccess;
  /** An existing folder of the caller's, who deletes it with all that was put there, whether this succeeds or fails. */
  workDir: string;
  signal?: AbortSignal;
  limits?: LimitsName;
  /** Send a smaller copy of an image that is too large, instead of refusing it. */
  shrink?: boolean;
};

/** Reading from another host, from the name to the last byte. */
const READ_TIMEOUT_MS = 30_000;

/** `resolve` and `fetch` are parameters so that tests need no internet. */
export const createSources = ({
  strapi,
  resolve,
  fetch = createFetch(),
  timeoutMs = READ_TIMEOUT_MS,
}: {
  strapi: Core.Strapi;
  resolve?: Resolve;
  fetch?: Fetch;
  timeoutMs?: number;
}) => {
  const assetBytes = createAssetBytes({ strapi, fetch });
  const guard = createPublicUrlGuard({ resolve });

  const findAsset = async (question: {
    where: { id: number } | { documentId: string };
    access: SourceAccess;
  }): Promise<FileRow> => {
    const { where, access } = question;
    // The row of the upload plugin, which Strapi types only by the schemas of the app.
    const row = (await strapi.db.query(UIDS.file).findOne({ where })) as FileRow | null;
    if (row === null) throw assetNotFound();
    if (access.origin === 'http' && !(await access.mayReadAsset({ id: row.id }))) {
      throw assetNotFound();
    }
    return row;
  };

  const readFile = async (question: {
    reference: Exclude<Reference, { from: 'url'; send: true }>;
    access: SourceAccess;
    target: { to: string; bytesMax: number; signal?: AbortSignal };
  }): Promise<Pick<Source, 'assetId' | 'documentId' | 'name'>> => {
    const { reference, access, target } = question;
    switch (reference.from) {
      case 'asset': {
        const row = await findAsset({ where: reference.where, access });
        await assetBytes.copy({ row, timeoutMs, ...target });
        return { assetId: row.id, documentId: row.documentId, name: row.name };
      }
      case 'url':
        await download({ url: reference.url, guard, fetch, timeoutMs, ...target });
        return NOT_AN_ASSET;
      case 'bytes':
        await copyBytes({ bytes: reference.bytes, ...target });
        return NOT_AN_ASSET;
      case 'stream':
        await copyStream({ stream: reference.stream, ...target });
        return NOT_AN_ASSET;
      case 'path':
        if (access.origin === 'http') throw new SourceRefused('A file path is not taken over HTTP');
        await copyFile({ path: reference.path, ...target });
        return NOT_AN_ASSET;
      case 'upload':
        await copyFile({ path: reference.path, ...target });
        return { ...NOT_AN_ASSET, name: reference.name };
    }
  };

  const read = async (question: Question): Promise<Source> => {
    const { image, access, workDir, signal, shrink = false } = question;
    const limits = LIMITS[question.limits ?? 'edit'];
    const bytesMax = shrink ? SHRINKABLE_BYTES_MAX : limits.bytesBelow - 1;
    signal?.throwIfAborted();
    const reference = referenceOf({ image, bytesMax });
    if (reference.from === 'url' && reference.send) {
      checkPublicUrl(reference.url);
      return { ...NOT_AN_ASSET, url: reference.url.href, file: null };
    }
    const to = newFile(workDir);
    const origin = await readFile({ reference, access, target: { to, bytesMax, signal } });
    const file =
      question.limits === 'recording'
        ? await prepareRecording(to)
        : await prepareFile({ path: to, workDir, limits, shrink });
    signal?.throwIfAborted();
    return { ...origin, url: null, file };
  };

  return {
    /**
     * Reads an image into `workDir` and checks it. Throws VeniceError `invalid_input` with `field`, whose issue has the code `too_large`
     * where `shrink` would help; `aborted` where `signal` ended it. Nothing has been sent to Venice then.
     */
    async read(question: Question): Promise<Source> {
      try {
        return await read(question);
      } catch (error) {
        const { field, signal, limits = 'edit', shrink } = question;
        const offer = error instanceof TooManyBytes && !shrink;
        throw asInvalidInput({
          error: offer ? tooManyBytes(LIMITS[limits]) : error,
          field,
          signal,
        });
      }
    },
  };
};

const NOT_AN_ASSET = { assetId: null, documentId: null, name: null };
