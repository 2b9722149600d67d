import type { Core } from '@strapi/strapi';
import type { Asset } from '../../../../shared/contracts/asset';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { parseConfig } from '../../config';
import { fileNameFor } from '../../images/file-name';
import { getService } from '../../utils/get-service';
import { oneAtATime } from '../../utils/one-at-a-time';
import { isVeniceError, VeniceError } from '../../venice';
import { failureOf } from '../images/failure';
import type { OperationRow, SendRow } from '../journal/rows';
import { letGo } from './let-go';

export type KeepQuestion = {
  sendId: number;
  name?: string;
  folder?: number | null;
  alternativeText?: string;
};

type Found = SendRow & { operation: OperationRow };

/** Takes received pictures into the Media Library. A save that fails costs nothing and can be tried again for ever. */
export const createSaver = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Keeping twice at once makes one asset, and nothing is discarded while it is being saved. */
  const exclusively = oneAtATime();
  const journal = () => getService({ strapi, name: 'journal' });
  const library = () => getService({ strapi, name: 'mediaLibrary' });
  const spool = () => getService({ strapi, name: 'spool' });

  const keep = async (question: KeepQuestion): Promise<Asset> => {
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
        await note({ id: send.id, failure });
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
      folder: question.folder ?? options.folder ?? (await usable(settings.folder)),
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
        expiresAt: null,
      },
    });
    await spool().remove(path);
    return library().present(asset);
  };

  /** What could not be saved waits without an end: it has been paid for. */
  const note = ({ id, failure }: { id: number; failure: VeniceError }) =>
    journal().note({ id, patch: { error: failureOf(failure), expiresAt: null } });

  /** The folder of the settings may have been deleted since; that must not keep a paid picture out. */
  const usable = async (folder: number | null): Promise<number | null> => {
    if (folder === null) return null;
    const there = await library()
      .checkFolder(folder)
      .then(
        () => true,
        () => false
      );
    return there ? folder : null;
  };

  return {
    keep: (question: KeepQuestion): Promise<Asset> =>
      exclusively(question.sendId, () => keep(question)),

    discard: (sendId: number): Promise<void> =>
      exclusively(sendId, async () => {
        const send = await journal().send(sendId);
        if (send) await letGo({ strapi, send, type: 'discarded' });
      }),

    /** For operations that save by themselves. A failure stays in the journal, with the picture. */
    async saveIfWanted(sendId: number): Promise<void> {
      const send = await journal().send(sendId);
      if (!send?.operation.options.save) return;
      try {
        await exclusively(sendId, () => keep({ sendId }));
      } catch (error) {
        const { message } = storeFailure(error);
        // Whatever the reason: nobody is there to be told, so the journal is.
        await note({ id: sendId, failure: new VeniceError({ code: 'store_failed', message }) });
        strapi.log.warn(`venice: the result of send ${sendId} could not be saved: ${message}`);
      }
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
  const { name, sourceName } = operation.options;
  const number = index === 0 ? '' : ` ${index + 1}`;
  if (name !== null) return `${name}${number}`;
  const { kind, prompt } = operation;
  return `${fileNameFor({ kind, prompt, sourceName })}${number}`;
};
