import type { Core } from '@strapi/strapi';
import type { Asset } from '../../../../shared/contracts/asset';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { parseConfig } from '../../config';
import { fileNameFor } from '../../images/file-name';
import { getService } from '../../utils/get-service';
import { isVeniceError, VeniceError } from '../../venice';
import { failureOf } from '../images/failure';
import type { OperationRow, SendRow } from '../journal/rows';

export type KeepQuestion = {
  sendId: number;
  name?: string;
  folder?: number | null;
  alternativeText?: string;
};

type Found = SendRow & { operation: OperationRow };

/** Takes received pictures into the Media Library. A save that fails costs nothing and can be tried again for ever. */
export const createSaver = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Saves that are under way, so that pressing twice makes one asset. */
  const underWay = new Map<number, Promise<Asset>>();
  const journal = () => getService({ strapi, name: 'journal' });
  const library = () => getService({ strapi, name: 'mediaLibrary' });
  const spool = () => getService({ strapi, name: 'spool' });

  const keepOnce = async (question: KeepQuestion): Promise<Asset> => {
    const send = await journal().send(question.sendId);
    if (!send) throw gone();
    const existing = send.savedAssetId === null ? null : await library().asset(send.savedAssetId);
    if (existing) return library().present(existing);
    const path = spool().find(send.spoolFile);
    if (send.state !== 'received' || path === null) throw gone();
    try {
      return await store({ send, path, question });
    } catch (error) {
      const failure = storeFailure(error);
      // A folder that does not exist is the caller's mistake and leaves no mark on the result.
      if (failure.code === 'store_failed') {
        await journal().note({ id: send.id, patch: { error: failureOf(failure) } });
      }
      throw failure;
    }
  };

  const store = async ({
    send,
    path,
    question,
  }: {
    send: Found;
    path: string;
    question: KeepQuestion;
  }): Promise<Asset> => {
    const { options } = send.operation;
    const settings = await getService({ strapi, name: 'settings' }).read();
    const { asset, bytesIdentical } = await library().save({
      file: { path, ...bytesOf(send) },
      name: question.name ?? nameOf(send),
      folder: question.folder ?? options.folder ?? settings.folder,
      folderName: parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`)).folderName,
      alternativeText: question.alternativeText ?? options.alternativeText ?? undefined,
      userId: options.userId,
      optimize: settings.optimize,
    });
    await journal().move({
      send,
      event: { type: 'stored' },
      patch: {
        asset: asset.id,
        savedAssetId: asset.id,
        assetDocumentId: asset.documentId,
        assetName: asset.name,
        bytesIdentical,
        error: null,
        spoolFile: null,
      },
    });
    await spool().remove(path);
    return library().present(asset);
  };

  const keep = (question: KeepQuestion): Promise<Asset> => {
    const pending = underWay.get(question.sendId);
    if (pending) return pending;
    const saving = keepOnce(question).finally(() => underWay.delete(question.sendId));
    underWay.set(question.sendId, saving);
    return saving;
  };

  return {
    keep,

    /** For operations that save by themselves. A failure stays in the journal, with the picture. */
    async saveIfWanted(sendId: number): Promise<void> {
      const send = await journal().send(sendId);
      if (!send?.operation.options.save) return;
      await keep({ sendId }).catch((error: unknown) => {
        strapi.log.warn(`venice: a result could not be saved: ${storeFailure(error).message}`);
      });
    },
  };
};

const gone = () =>
  new VeniceError({
    code: 'invalid_input',
    message: 'There is no result that could be saved',
    issues: [{ path: 'id', message: 'There is no result that could be saved' }],
  });

/** The size limit and the provider speak through Strapi's own errors. */
const storeFailure = (error: unknown): VeniceError => {
  if (isVeniceError(error)) return error;
  const why = error instanceof Error ? error.message : 'unknown';
  return new VeniceError({
    code: 'store_failed',
    message: `The Media Library did not take the image: ${why}`,
  });
};

const bytesOf = (send: SendRow) => ({
  bytes: send.bytes ?? 0,
  sha256: send.sha256 ?? '',
  mime: send.mime ?? '',
  width: send.width ?? 0,
  height: send.height ?? 0,
});

const nameOf = ({ operation, index }: Found): string => {
  const { name } = operation.options;
  const number = index === 0 ? '' : ` ${index + 1}`;
  if (name !== null) return `${name}${number}`;
  const { kind, prompt } = operation;
  const sourceName = operation.sourceAssets?.[0]?.name ?? null;
  return `${fileNameFor({ kind, prompt, sourceName })}${number}`;
};
