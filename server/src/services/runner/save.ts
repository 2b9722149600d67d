import type { Core } from '@strapi/strapi';
import type { Asset } from '../../../../shared/contracts/asset';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { parseConfig } from '../../config';
import { checkpoint } from '../../utils/checkpoint';
import { getService } from '../../utils/get-service';
import { oneAtATime } from '../../utils/one-at-a-time';
import { why } from '../../utils/why';
import { isVeniceError, VeniceError } from '../../venice';
import { failureOf } from '../operations/failure';
import { elsewhere } from './elsewhere';
import { letGo } from './let-go';
import { fileToSave } from './file-to-save';
import { nameOf, type FoundSend } from './names';
import { whenStored } from './when-stored';

export type KeepQuestion = {
  sendId: number;
  name?: string;
  folder?: number | null;
  alternativeText?: string;
};

/** Takes what was received into the Media Library. A save that fails costs nothing and is tried again for ever. */
export const createSaver = ({
  strapi,
  whenOver,
}: {
  strapi: Core.Strapi;
  /** Told of a result that is in the Media Library, or that nobody wants. */
  whenOver(send: FoundSend): void;
}) => {
  /** Keeping twice at once makes one asset, and nothing is discarded while it is being saved. Between processes the lease sees to that. */
  const exclusively = oneAtATime();
  const journal = () => getService({ strapi, name: 'journal' });
  const library = () => getService({ strapi, name: 'mediaLibrary' });
  const spool = () => getService({ strapi, name: 'spool' });
  const config = () => parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));

  /** Null while another has it in hand. `handedOver`: by whoever received it, and still has. */
  const tryToKeep = async ({
    question,
    send,
    handedOver = false,
  }: {
    question: KeepQuestion;
    send: FoundSend | null;
    handedOver?: boolean;
  }): Promise<Asset | null> => {
    if (!send) throw gone();
    const existing = send.savedAssetId === null ? null : await library().asset(send.savedAssetId);
    if (existing) return library().present(existing);
    const path = spool().find(send.spoolFile);
    if (send.state !== 'received' || path === null) throw lost(send);
    const name = question.name ?? nameOf(send);
    // Drawn once and written before the upload begins, so that every later try finds what this one leaves.
    const saveKey = send.saveKey ?? library().drawSaveKey(name);
    const { leases } = journal();
    if (!handedOver && !(await leases.claim({ send, work, patch: { saveKey } }))) return null;
    try {
      const triedBefore = send.saveKey !== null && !handedOver;
      const stored = store({ send, path, question, name, saveKey, triedBefore });
      return await inTime({ work: stored, ms: config().timeouts.saveMs ?? SAVE_MS });
    } catch (error) {
      const failure = storeFailure(error);
      // A folder that does not exist is the caller's mistake and leaves no mark on the result.
      if (failure.code === 'store_failed') await note({ send, failure });
      throw failure;
    } finally {
      await leases.release({ id: send.id, work });
    }
  };

  const keep = async (question: KeepQuestion): Promise<Asset> => {
    const { sendId } = question;
    for (;;) {
      const asset = await exclusively(sendId, async () =>
        tryToKeep({ question, send: await journal().send(sendId) })
      );
      if (asset) return asset;
      await whenStored({ strapi, sendId, patienceMs: 2 * config().leaseMs });
    }
  };

  /** Null where the lease was lost meanwhile. */
  const store = async ({
    send,
    path,
    question,
    name,
    saveKey,
    triedBefore,
  }: {
    send: FoundSend;
    path: string;
    question: KeepQuestion;
    name: string;
    saveKey: string;
    triedBefore: boolean;
  }): Promise<Asset | null> => {
    const { options } = send.operation;
    const settings = await getService({ strapi, name: 'settings' }).read();
    const file = await fileToSave({ send, path });
    const { asset, bytesIdentical } = await library().save({
      file,
      name,
      saveKey,
      triedBefore,
      folder: question.folder ?? options.folder ?? (await usable(settings.folder)),
      folderName: config().folderName,
      alternativeText: question.alternativeText ?? options.alternativeText ?? undefined,
      userId: options.userId,
      optimize: settings.optimize,
    });
    checkpoint('asset-written');
    const stored = await journal().move({
      send,
      event: { type: 'stored' },
      patch: {
        savedAssetId: asset.id,
        assetDocumentId: asset.documentId,
        assetName: asset.name,
        // Of what was made from the bytes that came nobody can say.
        bytesIdentical: file.path === path ? bytesIdentical : null,
        error: null,
        retryAt: null,
        spoolFile: null,
        expiresAt: null,
      },
      lease: 'mine',
    });
    if (!stored) return null;
    // Where another had begun to save it, and may only have been held for a while, it still needs the file to end its upload.
    // Nothing else makes other bytes of what is no picture than a storage that lost some.
    const isSafe = bytesIdentical !== false || file.medium === 'image';
    const leave = (of: string) =>
      triedBefore || !isSafe ? spool().leaveForADay(of) : spool().remove(of);
    await leave(path);
    if (file.path !== path) await leave(file.path);
    if (isSafe) whenOver(send);
    else strapi.log.warn(`venice: the file of send ${send.id} is not stored as it came`);
    return library().present(asset);
  };

  /** What could not be saved waits without an end: it has been paid for. One that is to be saved by itself is tried again, ever more rarely. */
  const note = ({ send, failure }: { send: FoundSend; failure: VeniceError }) => {
    const failures = (send.saveFailures ?? 0) + 1;
    const wait = Math.min(config().leaseMs * 2 ** (failures - 1), RETRY_MAX_MS);
    const retryAt = send.operation.options.save ? new Date(Date.now() + wait) : null;
    const patch = { error: failureOf(failure), expiresAt: null, saveFailures: failures, retryAt };
    return journal().note({ ids: [send.id], state: 'received', patch });
  };

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

  const drop = async (question: { send: FoundSend; type: 'discarded' | 'expired' }) => {
    if (await letGo({ strapi, ...question })) whenOver(question.send);
  };

  /** Why there is nothing to save: another server has it, or nobody. */
  const lost = (send: FoundSend): VeniceError =>
    send.state === 'received' && send.instance !== spool().instance() ? elsewhere() : gone();

  return {
    keep,

    discard: (sendId: number): Promise<void> =>
      exclusively(sendId, async () => {
        const send = await journal().send(sendId);
        if (send) await drop({ send, type: 'discarded' });
      }),

    /** Lets go of what nobody kept in time; not of what somebody keeps just now. */
    expire: ({ sendId, now }: { sendId: number; now: Date }): Promise<void> =>
      exclusively(sendId, async () => {
        const send = await journal().send(sendId);
        const overdue = send?.expiresAt && new Date(send.expiresAt).getTime() < now.getTime();
        if (send && overdue) await drop({ send, type: 'expired' });
      }),

    /** For operations that save by themselves. A failure stays in the journal, with the picture. */
    async saveIfWanted(sendId: number): Promise<void> {
      const send = await journal().send(sendId);
      if (!send?.operation.options.save) return;
      try {
        const question = { sendId };
        const { leases } = journal();
        const saved = await exclusively(sendId, async () => {
          const handedOver = leases.handOver({ id: sendId, to: work });
          try {
            return await tryToKeep({ question, send, handedOver });
          } finally {
            await leases.release({ id: sendId, work });
          }
        });
        // Another is at it, or was.
        if (!saved) await keep(question);
      } catch (error) {
        const { code, message } = storeFailure(error);
        // Whatever the reason: nobody is there to be told, so the journal is.
        if (code !== 'store_failed') {
          await note({ send, failure: new VeniceError({ code: 'store_failed', message }) });
        }
        strapi.log.warn(`venice: the result of send ${sendId} could not be saved: ${message}`);
      }
    },
  };
};

const work = 'save';
/** A gigabyte over a thin line. */
const SAVE_MS = 900_000;

/** A storage that does not answer must not keep others from trying. What it ends later after all is found by its key. */
const inTime = async <T>({ work: saving, ms }: { work: Promise<T>; ms: number }): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const message = `The Media Library has not taken the file within ${ms} ms`;
      reject(new VeniceError({ code: 'store_failed', message }));
    }, ms);
    timer.unref();
  });
  saving.catch(() => undefined);
  return Promise.race([saving, late]).finally(() => clearTimeout(timer));
};

const RETRY_MAX_MS = 3_600_000;

const gone = () =>
  new VeniceError({
    code: 'invalid_input',
    message: 'There is no result that could be saved',
    issues: [{ path: 'id', message: 'There is no result that could be saved' }],
  });

/** The size limit and the provider speak through Strapi's own errors. */
const storeFailure = (error: unknown): VeniceError => {
  if (isVeniceError(error)) return error;
  return new VeniceError({
    code: 'store_failed',
    message: `The Media Library did not take the file: ${why(error)}`,
  });
};
