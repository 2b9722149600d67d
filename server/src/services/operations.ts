import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Asset } from '../../../shared/contracts/asset';
import type { Operation, Send } from '../../../shared/contracts/operation';
import type { OperationOptions } from '../../../shared/contracts/operations';
import type { JobKind, Kind } from '../../../shared/operations';
import { PLUGIN_ID } from '../../../shared/plugin';
import { parseConfig } from '../config';
import { getService } from '../utils/get-service';
import { demandOutsideTransaction } from '../utils/outside-transaction';
import { why } from '../utils/why';
import { isVeniceError, VeniceError } from '../venice';
import { administrator } from './operations/administrator';
import { cameToNothing } from './operations/came-to-nothing';
import { createAgain, type Started } from './operations/again';
import { errorOf } from './operations/failure';
import { checkSame, intentOf, storedRequest, type Intent } from './operations/intent';
import { parseOptions } from './operations/parse';
import { prepare, type Prepared } from './operations/prepare';
import { quoteOf, readForQuote } from './operations/quote';
import { checkStorable } from './operations/storable';
import { CODE, type Caller, type RunOptions } from './operations/request';
import { isElsewhere, type SourceAsset } from './journal/rows';
import { elsewhere } from './runner/elsewhere';

export type OperationResult = {
  /** The journal row with its sends. */
  operation: Operation;
  /** What was saved, in the order of the sends. Empty with `save: false`: use `preview` and `keep`. */
  assets: Asset[];
  /** What did not come, or came and could not be saved. */
  failures: { send: Send; error: VeniceError }[];
};

export type Preview = Readable & { mime: string; bytes: number | null };

type StartQuestion = {
  kind: Kind;
  input: object;
  options: OperationOptions;
  caller: Caller;
  signal?: AbortSignal;
  /** Instead of the key in the options. */
  intent?: Intent;
};

export type KeepOptions = Pick<OperationOptions, 'name' | 'folder' | 'alternativeText'>;

/**
 * Whatever Venice makes, from the request into the Media Library. `images`, `video` and `audio` say it in their own words; routes speak
 * to this service.
 */
export const createOperations = ({ strapi }: { strapi: Core.Strapi }) => {
  /**
   * For code: resolves when everything that was asked for has ended, and rejects with a VeniceError only if nothing was made. Where
   * `signal` ends the wait for a job that Venice has taken, it resolves with an operation that still runs.
   */
  const run = async (
    kind: Kind,
    input: object,
    options: RunOptions = {}
  ): Promise<OperationResult> => {
    const { user, signal, ...rest } = options;
    const id = typeof user === 'number' ? user : (user?.id ?? null);
    const creator = id === null ? null : await administrator({ strapi, id });
    const caller: Caller = { ...CODE, creator };
    const started = await start({ kind, input, options: parseOptions(rest), caller, signal });
    return resultOf(await started.done);
  };

  /**
   * Writes the journal and begins. `done` resolves when every send has ended, and never rejects for what Venice says. The same intent
   * again answers the operation of the first time.
   */
  const start = async (question: StartQuestion): Promise<Started> => {
    const { options, signal } = question;
    demandOutsideTransaction({ strapi });
    checkStorable({ ...question.input, ...options });
    const { kind, input, caller } = question;
    const intent = question.intent ?? (await intentOf({ kind, input, options, caller }));
    const earlier = intent && (await begunBefore({ intent, signal }));
    if (earlier) return earlier;
    const key = await getService({ strapi, name: 'settings' }).apiKey();
    if (key === null) {
      throw new VeniceError({ code: 'not_configured', message: 'There is no Venice API key' });
    }
    const prepared = await prepare({ strapi, ...question, random: Math.random });
    const spool = getService({ strapi, name: 'spool' });
    try {
      const opened = await getService({ strapi, name: 'journal' }).open({
        operation: rowOf({
          ...question,
          prepared,
          intent,
          sandbox: getService({ strapi, name: 'client' }).live().sandbox,
        }),
        seeds: prepared.seeds,
        instance: spool.instance(),
      });
      const saves = savesOf(options);
      const runner = getService({ strapi, name: 'runner' });
      const done = runner.run({ ...opened, prepared, saves, signal });
      return { operation: opened.operation, done };
    } catch (error) {
      await spool.remove(prepared.workDir);
      // Somebody else was faster with the same intent: keys are unique in the database.
      const winner = intent && (await begunBefore({ intent, signal }).catch(unlessOurs));
      if (winner) return winner;
      throw isVeniceError(error) ? error : notWritten(error);
    }
  };

  const begunBefore = async ({
    intent,
    signal,
  }: {
    intent: Intent;
    signal?: AbortSignal;
  }): Promise<Started | null> => {
    const journal = getService({ strapi, name: 'journal' });
    const row = await journal.lookups.byKey(intent.key);
    const operation = row && (await journal.find(row.id));
    if (!row || !operation) return null;
    checkSame({ row, intent });
    if (cameToNothing(operation)) {
      // Nothing could be bought twice. Whoever comes first with the key now has it.
      await journal.freeKey(row.id);
      return null;
    }
    const runner = getService({ strapi, name: 'runner' });
    return { operation, done: runner.follow({ operation, signal }) };
  };

  const again = createAgain({ strapi, start });

  const resultOf = async (operation: Operation): Promise<OperationResult> => {
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
    run,

    /** For routes: answers as soon as the journal knows of it. */
    start,
    startAgain: again.resend,

    /**
     * What a video or a composition would cost now, in US dollars, and above which price it has to be accepted. Free. Throws VeniceError
     * `invalid_input` where no model is named.
     */
    quote: async ({ kind, input }: { kind: JobKind; input: object }) => {
      const { parameters, entry } = await readForQuote({ strapi, kind, input });
      const { confirmAboveUsd } = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
      return { usd: await quoteOf({ strapi, kind, parameters, entry }), confirmAboveUsd };
    },

    /**
     * Sends once more what ended `unknown`, with the same model and seed, which may cost a second time. Called twice, it is sent again
     * once.
     */
    async resend(
      sendId: number,
      { acceptUsd }: Pick<OperationOptions, 'acceptUsd'> = {}
    ): Promise<OperationResult> {
      const { done } = await again.resend({ sendId, caller: CODE, acceptUsd });
      return resultOf(await done);
    },

    /** Decides that what ended `unknown` needs nothing more. */
    giveUp: again.giveUp,

    /** Saves a result that waits. The same result kept twice is one asset. */
    async keep(sendId: number, options: KeepOptions = {}): Promise<Asset> {
      demandOutsideTransaction({ strapi });
      checkStorable(options);
      return getService({ strapi, name: 'runner' }).keep({ sendId, ...options });
    },

    /**
     * The bytes of a result that waits, or was withheld because it is blurred. Null when there are none (any more). Throws VeniceError
     * `elsewhere` where another server has them.
     */
    async preview(sendId: number): Promise<Preview | null> {
      const send = await getService({ strapi, name: 'journal' }).send(sendId);
      const path = send && getService({ strapi, name: 'spool' }).find(send.spoolFile);
      const instance = getService({ strapi, name: 'spool' }).instance();
      if (send && path === null && isElsewhere({ row: send, instance })) throw elsewhere();
      if (!send?.mime || path === null) return null;
      return Object.assign(createReadStream(path), { mime: send.mime, bytes: send.bytes });
    },
  };
};

/** In words of our own: a database tells the whole statement, with the prompt in it, and Strapi would log that. */
const notWritten = (error: unknown): VeniceError =>
  new VeniceError({
    code: 'store_failed',
    charge: 'none',
    reason: 'not_sent',
    message: `The journal could not be written, so nothing was sent: ${why(error)}`,
  });

/** The key may stand for something else, which its caller has to hear. */
const unlessOurs = (error: unknown): null => {
  if (isVeniceError(error)) throw error;
  return null;
};

const savesOf = ({ save }: OperationOptions): boolean => save ?? true;

const rowOf = ({
  prepared,
  intent,
  sandbox,
  ...request
}: Omit<StartQuestion, 'intent'> & {
  prepared: Prepared;
  intent: Intent | null;
  sandbox: boolean | null;
}) => {
  const { options, caller } = request;
  const { kind, model, recorded, warnings, estimatedUsd } = prepared;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const sourceAssets = prepared.sources.flatMap(({ assetId, documentId, name }): SourceAsset[] =>
    assetId === null ? [] : [{ id: assetId, documentId, name }]
  );
  return {
    kind,
    model,
    // What is spoken stands under another name.
    prompt: text(kind === 'speech' ? recorded.input : recorded.prompt),
    negativePrompt: text(recorded.negative_prompt),
    parameters: recorded,
    request: storedRequest(request),
    idempotencyKey: intent?.key ?? null,
    fingerprint: intent?.fingerprint ?? null,
    options: {
      save: savesOf(options),
      folder: options.folder ?? null,
      name: options.name ?? null,
      alternativeText: options.alternativeText ?? null,
      userId: caller.creator?.id ?? null,
      sourceName: prepared.sources[0]?.name ?? null,
    },
    sourceAssets,
    // As far as is known; the answer tells it for sure.
    sandbox,
    estimatedUsd,
    warnings: warnings.map(({ field, code, message }) => ({ field, code, message })),
    origin: caller.origin,
    actor: caller.actor,
    creator: caller.creator,
  };
};
