import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Asset } from '../../../shared/contracts/asset';
import type { Operation, Send } from '../../../shared/contracts/operation';
import type { OperationOptions } from '../../../shared/contracts/operations';
import type { Kind } from '../../../shared/operations';
import { getService } from '../utils/get-service';
import { VeniceError } from '../venice';
import { administrator } from './images/administrator';
import { errorOf } from './images/failure';
import { parseOptions } from './images/parse';
import { prepare, type Prepared } from './images/prepare';
import { CODE, type Caller, type ImagesInput, type ImagesOptions } from './images/request';
import type { SourceAsset } from './journal/rows';

export type { ImagesInput, ImagesOptions } from './images/request';

export type ImagesResult = {
  /** The journal row with its sends. */
  operation: Operation;
  /** What was saved, in the order of the sends. Empty with `save: false`: use `preview` and `keep`. */
  assets: Asset[];
  /** What did not come, or came and could not be saved. */
  failures: { send: Send; error: VeniceError }[];
};

export type Preview = Readable & { mime: string; bytes: number | null };

export type KeepOptions = Pick<OperationOptions, 'name' | 'folder' | 'alternativeText'>;

/**
 * Pictures from Venice into the Media Library. Parameters are spelled as Venice spells them. Each call resolves when everything that was
 * asked for has ended, and rejects with a VeniceError only if nothing was made.
 */
export const createImages = ({ strapi }: { strapi: Core.Strapi }) => {
  const run = async (
    kind: Kind,
    input: object,
    options: ImagesOptions = {}
  ): Promise<ImagesResult> => {
    const { user, signal, ...rest } = options;
    const id = typeof user === 'number' ? user : (user?.id ?? null);
    const creator = id === null ? null : await administrator({ strapi, id });
    const caller: Caller = { ...CODE, creator };
    const started = await start({ kind, input, options: parseOptions(rest), caller, signal });
    return resultOf(await started.done);
  };

  /** Writes the journal and begins. `done` resolves when every send has ended, and never rejects for what Venice says. */
  const start = async (question: {
    kind: Kind;
    input: object;
    options: OperationOptions;
    caller: Caller;
    signal?: AbortSignal;
  }): Promise<{ operation: Operation; done: Promise<Operation> }> => {
    const { options, caller, signal } = question;
    const key = await getService({ strapi, name: 'settings' }).apiKey();
    if (key === null) {
      throw new VeniceError({ code: 'not_configured', message: 'There is no Venice API key' });
    }
    const prepared = await prepare({ strapi, ...question, random: Math.random });
    const spool = getService({ strapi, name: 'spool' });
    try {
      const operation = await getService({ strapi, name: 'journal' }).open({
        operation: rowOf({ prepared, options, caller }),
        seeds: prepared.seeds,
        instance: spool.instance(),
      });
      const saves = savesOf(options);
      const runner = getService({ strapi, name: 'runner' });
      return { operation, done: runner.run({ prepared, operation, saves, signal }) };
    } catch (error) {
      await spool.remove(prepared.workDir);
      throw error;
    }
  };

  const resultOf = async (operation: Operation): Promise<ImagesResult> => {
    const library = getService({ strapi, name: 'mediaLibrary' });
    const ids = operation.sends.flatMap(({ state, assetId }) =>
      state === 'stored' ? (assetId ?? []) : []
    );
    const rows = await Promise.all(ids.map((id) => library.asset(id)));
    const assets = await Promise.all(rows.flatMap((row) => (row ? library.present(row) : [])));
    const failures = operation.sends
      .filter(({ error }) => error !== null)
      .map((send) => ({ send, error: errorOf(send) }));
    // Also one that was withheld because it is blurred: it was made and paid for, and can be looked at.
    const made = operation.sends.some(({ sha256 }) => sha256 !== null);
    if (!made && failures[0]) throw failures[0].error;
    return { operation, assets, failures };
  };

  return {
    generate: (input: ImagesInput<'generate'>, options?: ImagesOptions): Promise<ImagesResult> =>
      run('generate', input, options),
    edit: (input: ImagesInput<'edit'>, options?: ImagesOptions): Promise<ImagesResult> =>
      run('edit', input, options),
    multiEdit: (input: ImagesInput<'multi-edit'>, options?: ImagesOptions): Promise<ImagesResult> =>
      run('multi-edit', input, options),
    removeBackground: (
      input: ImagesInput<'background-remove'>,
      options?: ImagesOptions
    ): Promise<ImagesResult> => run('background-remove', input, options),
    upscale: (input: ImagesInput<'upscale'>, options?: ImagesOptions): Promise<ImagesResult> =>
      run('upscale', input, options),
    /** The OpenAI-compatible route: fewer parameters, no seed. */
    generations: (
      input: ImagesInput<'generations'>,
      options?: ImagesOptions
    ): Promise<ImagesResult> => run('generations', input, options),

    /** For routes: answers as soon as the journal knows of it. */
    start,

    /** Saves a result that waits. The same result kept twice is one asset. */
    keep: (sendId: number, options: KeepOptions = {}): Promise<Asset> =>
      getService({ strapi, name: 'runner' }).keep({ sendId, ...options }),

    /** The bytes of a result that waits, or was withheld because it is blurred. Null when there are none (any more). */
    async preview(sendId: number): Promise<Preview | null> {
      const send = await getService({ strapi, name: 'journal' }).send(sendId);
      const path = send && getService({ strapi, name: 'spool' }).find(send.spoolFile);
      if (!send?.mime || path === null) return null;
      return Object.assign(createReadStream(path), { mime: send.mime, bytes: send.bytes });
    },
  };
};

const savesOf = ({ save }: OperationOptions): boolean => save ?? true;

const rowOf = ({
  prepared,
  options,
  caller,
}: {
  prepared: Prepared;
  options: OperationOptions;
  caller: Caller;
}) => {
  const { kind, model, recorded, warnings, estimatedUsd } = prepared;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const sourceAssets = prepared.sources.flatMap(({ assetId, documentId, name }): SourceAsset[] =>
    assetId === null ? [] : [{ id: assetId, documentId, name }]
  );
  return {
    kind,
    model,
    prompt: text(recorded.prompt),
    negativePrompt: text(recorded.negative_prompt),
    parameters: recorded,
    options: {
      save: savesOf(options),
      folder: options.folder ?? null,
      name: options.name ?? null,
      alternativeText: options.alternativeText ?? null,
      userId: caller.creator?.id ?? null,
      sourceName: prepared.sources[0]?.name ?? null,
    },
    sourceAssets,
    estimatedUsd,
    warnings: warnings.map(({ field, code, message }) => ({ field, code, message })),
    origin: caller.origin,
    actor: caller.actor,
    creator: caller.creator,
  };
};
