import type { Core } from '@strapi/strapi';
import type { Asset } from '../../../shared/contracts/asset';
import type { Operation, Send } from '../../../shared/contracts/operation';
import type { Lineage, Relative } from '../../../shared/contracts/records';
import { UIDS } from '../../../shared/plugin';
import { getService } from '../utils/get-service';
import { toSend, type OperationRow, type SendRow } from './journal/rows';

type FoundSend = SendRow & { operation: OperationRow };

/** An asset that much was made from still answers at once. */
const RESULTS_MAX = 100;

type Rights = { mayReadAsset?(asset: { id: number }): Promise<boolean> };

/** How assets were made. Records outlive the assets they speak of. */
export const createRecords = ({ strapi }: { strapi: Core.Strapi }) => {
  // Rows are typed in journal/rows.ts; Strapi knows types of the application's own schemas only.
  const sendOf = async (asset: number | string): Promise<FoundSend | null> =>
    (await strapi.db.query(UIDS.send).findOne({
      where: typeof asset === 'number' ? { savedAssetId: asset } : { assetDocumentId: asset },
      orderBy: { id: 'desc' },
      populate: { operation: true },
    })) as FoundSend | null;

  const resultsOf = async (assetId: number): Promise<SendRow[]> =>
    (await strapi.db.query(UIDS.send).findMany({
      where: { operation: { sources: { id: assetId } }, savedAssetId: { $notNull: true } },
      orderBy: { id: 'desc' },
      limit: RESULTS_MAX,
    })) as SendRow[];

  const present = async (ids: readonly number[]): Promise<Map<number, Relative>> => {
    const rows = await strapi.db.query(UIDS.file).findMany({ where: { id: { $in: ids } } });
    const library = getService({ strapi, name: 'mediaLibrary' });
    const signed = await Promise.all(rows.map((row) => library.present(row)));
    return new Map(signed.map((asset) => [asset.id, relativeOf(asset)]));
  };

  return {
    /** The operation and the send that made an asset, by its id or documentId; null for one that Venice did not make. */
    async forAsset(asset: number | string): Promise<{ operation: Operation; send: Send } | null> {
      const row = await sendOf(asset);
      const operation =
        row && (await getService({ strapi, name: 'journal' }).find(row.operation.id));
      const instance = getService({ strapi, name: 'spool' }).instance();
      return row && operation && { operation, send: toSend({ row, view: { instance } }) };
    },

    /**
     * What an asset was made from, and what was made from it (newest first, at most a hundred). What `mayReadAsset` keeps from somebody
     * is left out.
     */
    async lineage(id: number, { mayReadAsset = everything }: Rights = {}): Promise<Lineage> {
      const sources = ((await sendOf(id))?.operation.sourceAssets ?? []).map((source) => ({
        id: source.id,
        gone: { ...GONE, documentId: source.documentId, name: source.name ?? '' },
      }));
      const results = (await resultsOf(id)).map((row) => ({
        id: row.savedAssetId ?? 0,
        gone: { ...GONE, documentId: row.assetDocumentId, name: row.assetName ?? '' },
      }));
      const assets = await present([...sources, ...results].map((relative) => relative.id));
      const hidden = new Set<number>();
      for (const asset of assets.keys()) {
        if (!(await mayReadAsset({ id: asset }))) hidden.add(asset);
      }
      const visible = (relatives: typeof sources): Relative[] =>
        relatives
          .filter((relative) => !hidden.has(relative.id))
          .map((relative) => assets.get(relative.id) ?? relative.gone);
      return { sources: visible(sources), results: visible(results) };
    },
  };
};

const everything = async (): Promise<boolean> => true;

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
