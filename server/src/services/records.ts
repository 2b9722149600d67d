import type { Core } from '@strapi/strapi';
import type { Asset } from '../../../shared/contracts/asset';
import type { Operation, Send } from '../../../shared/contracts/operation';
import type { Lineage, Relative } from '../../../shared/contracts/records';
import { UIDS } from '../../../shared/plugin';
import { getService } from '../utils/get-service';
import { toSend, type OperationRow, type SendRow, type SourceAsset } from './journal/rows';

type FoundSend = SendRow & { operation: OperationRow };

/** An asset that much was made from still answers at once. */
const RESULTS_MAX = 100;

/** How assets were made. Records outlive the assets they speak of. */
export const createRecords = ({ strapi }: { strapi: Core.Strapi }) => {
  // Rows are typed in journal/rows.ts; Strapi knows types of the application's own schemas only.
  const sendOf = async (assetId: number): Promise<FoundSend | null> =>
    (await strapi.db.query(UIDS.send).findOne({
      where: { savedAssetId: assetId },
      orderBy: { id: 'desc' },
      populate: { operation: true, asset: { select: ['id'] } },
    })) as FoundSend | null;

  const present = async (ids: readonly (number | null)[]): Promise<Map<number, Relative>> => {
    const known = ids.filter((id) => id !== null);
    const rows = await strapi.db.query(UIDS.file).findMany({ where: { id: { $in: known } } });
    const library = getService({ strapi, name: 'mediaLibrary' });
    const signed = await Promise.all(rows.map((row) => library.present(row)));
    return new Map(signed.map((asset) => [asset.id, relativeOf(asset)]));
  };

  return {
    /** The operation and the send that made an asset; null for one that Venice did not make. */
    async forAsset(id: number): Promise<{ operation: Operation; send: Send } | null> {
      const row = await sendOf(id);
      const operation =
        row && (await getService({ strapi, name: 'journal' }).find(row.operation.id));
      return row && operation && { operation, send: toSend(row) };
    },

    /** What an asset was made from, and what was made from it (newest first, at most a hundred). */
    async lineage(id: number): Promise<Lineage> {
      const made = await sendOf(id);
      const sources = made?.operation.sourceAssets ?? [];
      const results = (await strapi.db.query(UIDS.send).findMany({
        where: { operation: { sources: { id } }, savedAssetId: { $notNull: true } },
        orderBy: { id: 'desc' },
        limit: RESULTS_MAX,
      })) as SendRow[];
      const assets = await present([
        ...sources.map((source) => source.id),
        ...results.map((row) => row.savedAssetId),
      ]);
      return {
        sources: sources.map((source) => assets.get(source.id) ?? goneSource(source)),
        results: results.map((row) => assets.get(row.savedAssetId ?? 0) ?? goneResult(row)),
      };
    },
  };
};

const relativeOf = (asset: Asset): Relative => ({
  id: asset.id,
  documentId: asset.documentId,
  name: asset.name,
  url: asset.url,
  mime: asset.mime,
  width: asset.width ?? null,
  height: asset.height ?? null,
});

const GONE = { id: null, url: null, mime: null, width: null, height: null };

const goneSource = (source: SourceAsset): Relative => ({
  ...GONE,
  documentId: source.documentId,
  name: source.name ?? '',
});

const goneResult = (row: SendRow): Relative => ({
  ...GONE,
  documentId: row.assetDocumentId,
  name: row.assetName ?? '',
});
