import { readFile } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { getService } from '../utils/get-service';
import { readTranscript, VeniceError, type InputOf, type Transcript } from '../venice';
import { wordsOfAsset } from './audio/words-of-asset';
import { afterwards } from './images';
import type { OperationResult } from './operations';
import type { RunInput, RunOptions } from './operations/request';

export type SpeechInput = RunInput<'speech'>;
export type ComposeInput = RunInput<'compose'>;
export type TranscribeInput = RunInput<'transcribe'>;
export type TranscribeResult = OperationResult &
  /** Times in seconds; what the model does not tell is missing. */
  Pick<Transcript, 'text' | 'duration' | 'timestamps'>;

/** Speech, music and transcripts from Venice into the Media Library. */
export const createAudio = ({ strapi }: { strapi: Core.Strapi }) => {
  const operations = () => getService({ strapi, name: 'operations' });

  /** Read before the file goes: a transcript that is not saved is nowhere else. One that was saved before has its words in the asset. */
  const transcriptOf = async (sendId: number | undefined): Promise<Transcript> => {
    const send =
      sendId === undefined ? null : await getService({ strapi, name: 'journal' }).send(sendId);
    const path = send && getService({ strapi, name: 'spool' }).find(send.spoolFile);
    const transcript = path && readTranscript(await readFile(path, 'utf8'));
    if (transcript) return transcript;
    const text = send?.savedAssetId ? await wordsOfAsset({ strapi, id: send.savedAssetId }) : null;
    if (text !== null) return { text };
    throw new VeniceError({
      code: 'store_failed',
      message: 'The transcript is not there any more',
    });
  };

  return {
    /** Words to a voice, saved in the format that was asked for. */
    speech: (input: SpeechInput, options?: RunOptions): Promise<OperationResult> =>
      operations().run('speech', input, options),

    /** Music, sound effects and long voices. A job, as a video is: see there. */
    compose: (input: ComposeInput, options?: RunOptions): Promise<OperationResult> =>
      operations().run('compose', input, options),

    /** What a composition would cost now, in US dollars. Free. */
    quote: (input: ComposeInput) => operations().quote({ kind: 'compose', input }),

    /**
     * A recording to words. They are saved as a file only with `save: true`, as text or (`as: 'vtt'`) as subtitles; without it nothing
     * stays but the record. With an `idempotencyKey` the words wait like a preview, for whoever asks again; of those that were saved, a
     * second call has the text and no times.
     */
    async transcribe(input: TranscribeInput, options: RunOptions = {}): Promise<TranscribeResult> {
      const { save = false, ...rest } = options;
      // What is to be saved is saved once its words have been read.
      const result = await operations().run('transcribe', input, { ...rest, save: false });
      const id = result.operation.sends[0]?.id;
      const { text, duration, timestamps } = await transcriptOf(id);
      const assets = save && id !== undefined ? [await operations().keep(id, namesOf(rest))] : [];
      const isOver = !save && rest.idempotencyKey === undefined;
      if (isOver && id !== undefined) await getService({ strapi, name: 'runner' }).discard(id);
      const journal = getService({ strapi, name: 'journal' });
      const operation = (await journal.find(result.operation.id)) ?? result.operation;
      return { ...result, operation, assets, text, duration, timestamps };
    },

    /** Makes a voice from a sample of it: the handle that it returns works for a week, with the model it was made with. Nothing is saved. */
    cloneVoice: async (
      input: InputOf<'POST /audio/voices'>,
      options: { signal?: AbortSignal } = {}
    ) =>
      (await getService({ strapi, name: 'client' }).send('POST /audio/voices', input, options))
        .data,

    ...afterwards({ strapi }),
  };
};

const namesOf = ({ name, folder, alternativeText }: RunOptions) => ({
  name,
  folder,
  alternativeText,
});
