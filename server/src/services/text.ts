import type { Core } from '@strapi/strapi';
import { describeInput, type Description } from '../../../shared/contracts/describe';
import { copyToLookAt } from '../images/copy-to-look-at';
import { getService } from '../utils/get-service';
import { VeniceError, type Answer, type DataOf, type InputOf, type SendOptions } from '../venice';
import { checked } from './operations/parse';
import type { ImageInput, Source, SourceAccess } from './sources';
import { ask } from './text/ask';
import { descriptionRequest } from './text/description-request';
import { eventStream } from './text/event-stream';
import { readDescription } from './text/read-description';
import { seeingModel } from './text/seeing-model';

export type DescribeInput = {
  /** As for `images`: the id or documentId of an asset, an https URL, a data URI or base64, `{ url }`, a Buffer, a stream, `{ path }`. */
  image: ImageInput;
  /** The language to write in, as `fr` or `pt-BR`; English where nothing is said. */
  locale?: string;
  /** Text that the picture stands in, up to 4,000 characters. */
  context?: string;
  /** A model that can see: an id, a trait or an alias. By default the one that Venice recommends. */
  model?: string;
};

export type DescribeOptions = {
  /** Writes the texts to the asset. Only where `image` is one; what stands there already stays. */
  save?: boolean;
  /** With `save`: also over what stands there. */
  overwrite?: boolean;
  /** Ends the request; once it has left it may have been charged. */
  signal?: AbortSignal;
  /** On whose behalf the picture is read; by default the application's own. Whether they may write is for the caller to see to. */
  access?: SourceAccess;
};

export type DescribeResult = Description & {
  /** With `save`: which of the two were written. */
  saved?: { alternativeText: boolean; caption: boolean };
};

type Asked = Pick<SendOptions, 'signal' | 'onEvent'>;

/**
 * Texts from Venice. All of it is paid for by the token, and none of it is journalled: an answer that is lost is lost. Each rejects with a
 * VeniceError, and nothing is sent again where the charge is unknown.
 */
export const createText = ({ strapi }: { strapi: Core.Strapi }) => {
  const modelFor = async (name: string | undefined) => {
    const catalogue = getService({ strapi, name: 'catalogue' });
    // Not being able to read the catalogue must not be the reason why nothing is described.
    const [models, traits] = await Promise.all([
      catalogue.models({ type: 'text' }).catch(() => null),
      catalogue.traits({ type: 'text' }).catch(() => ({})),
    ]);
    return seeingModel({ name, models, traits, now: Date.now() });
  };

  const look = async (
    image: ImageInput,
    { save = false, access = { origin: 'code' }, signal }: DescribeOptions
  ): Promise<{ picture: Buffer | string; assetId: number | null }> => {
    const spool = getService({ strapi, name: 'spool' });
    const workDir = await spool.workDir();
    try {
      const source = await getService({ strapi, name: 'sources' }).read({
        ...{ image, field: 'image', access, workDir, signal },
        // The only limits that are Venice's are met by the copy.
        limits: 'describe',
        shrink: true,
      });
      if (save && source.assetId === null) throw nowhereToSave();
      return { picture: await pictureOf(source), assetId: source.assetId };
    } finally {
      await spool.remove(workDir);
    }
  };

  return {
    /**
     * An alternative text and a caption for a picture, of which a copy of at most 1,024 pixels is sent. Costs a fraction of a cent. Rejects
     * with `invalid_input` for a picture that cannot be read and for a model that cannot see, with `bad_response` where the answer holds
     * no texts, and with `store_failed` where they came and could not be saved.
     */
    async describe(
      { image, ...rest }: DescribeInput,
      options: DescribeOptions = {}
    ): Promise<DescribeResult> {
      const { locale = 'en', context = '', model: name } = checked({ schema: words, value: rest });
      const model = await modelFor(name);
      const { picture, assetId } = await look(image, options);
      const { data, meta } = await ask({
        strapi,
        endpoint: 'POST /chat/completions',
        input: descriptionRequest({ model, picture, locale, context }),
        signal: options.signal,
      });
      const [choice] = data.choices;
      const texts = readDescription({ answer: choice?.message.content ?? '', locale });
      if (texts === null) {
        const { status, cfRay, requestId } = meta;
        const withheld = choice?.finish_reason === 'content_filter';
        throw new VeniceError({ ...(withheld ? WITHHELD : UNUSABLE), status, cfRay, requestId });
      }
      const described = {
        ...texts,
        locale,
        model: data.model ?? meta.modelServed ?? model.name,
        sandbox: meta.sandbox,
      };
      if (!options.save || assetId === null) return described;
      const { alternativeText, caption } = texts;
      const { overwrite = false } = options;
      const written = await getService({ strapi, name: 'mediaLibrary' }).writeTexts({
        ...{ id: assetId, alternativeText, caption, overwrite, userId: null },
      });
      if (written === null) throw gone();
      return { ...described, saved: written.saved };
    },

    /**
     * `POST /chat/completions`; resolves to `{ data, meta }`. Is streamed where `onEvent` is given, which gets each event, and the data is
     * the whole all the same. Nothing is saved.
     */
    chat: (
      input: InputOf<'POST /chat/completions'>,
      { signal, onEvent }: Asked = {}
    ): Promise<Answer<DataOf<'POST /chat/completions'>>> =>
      ask({
        ...{ strapi, endpoint: 'POST /chat/completions', signal, onEvent },
        input: onEvent ? { ...input, stream: true } : input,
      }),

    /**
     * The same as events, for `for await`; the generator returns what `chat` resolves to. Sent when the loop begins, read as fast as the
     * loop runs, and broken off when it is left, which may be charged. Nothing is saved.
     */
    stream: (
      input: InputOf<'POST /chat/completions'>,
      { signal }: Pick<Asked, 'signal'> = {}
    ): AsyncGenerator<unknown, Answer<DataOf<'POST /chat/completions'>>, void> =>
      eventStream({
        signal,
        open: (options) =>
          ask({
            ...{ strapi, endpoint: 'POST /chat/completions', ...options },
            input: { ...input, stream: true },
          }),
      }),

    /** `POST /responses`; otherwise as `chat`. A `status` of `failed` in the data is a success for HTTP. Nothing is saved. */
    respond: (
      input: InputOf<'POST /responses'>,
      { signal, onEvent }: Asked = {}
    ): Promise<Answer<DataOf<'POST /responses'>>> =>
      ask({
        ...{ strapi, endpoint: 'POST /responses', signal, onEvent },
        input: onEvent ? { ...input, stream: true } : input,
      }),

    /** `POST /embeddings`; a vector of numbers for each text, in the order of the texts. Nothing is saved. */
    embed: (
      input: InputOf<'POST /embeddings'>,
      { signal }: Pick<Asked, 'signal'> = {}
    ): Promise<Answer<DataOf<'POST /embeddings'>>> =>
      ask({ strapi, endpoint: 'POST /embeddings', input, signal }),
  };
};

const words = describeInput.omit({ image: true });

const pictureOf = async ({ file, url }: Source): Promise<Buffer | string> => {
  if (file !== null) return copyToLookAt(file);
  if (url !== null) return url;
  throw new VeniceError({ code: 'invalid_input', message: 'No image was given' });
};

const nowhereToSave = (): VeniceError => {
  const message = 'Texts can be saved only where the image is an asset of the Media Library';
  return new VeniceError({ code: 'invalid_input', message, issues: [{ path: 'save', message }] });
};

const UNUSABLE = {
  code: 'bad_response',
  message: 'The answer of the model holds no texts that can be used',
} as const;

const WITHHELD = {
  code: 'content_policy',
  charge: 'unknown',
  message: 'The model was kept from describing this picture',
} as const;

const gone = (): VeniceError =>
  new VeniceError({
    code: 'store_failed',
    message: 'The asset was deleted before its texts could be saved',
  });
