import type { Core } from '@strapi/strapi';
import { getService } from '../../utils/get-service';
import { why } from '../../utils/why';
import {
  isVeniceError,
  type Answer,
  type DataOf,
  type InputOf,
  type SendOptions,
} from '../../venice';

export type TextEndpoint = 'POST /chat/completions' | 'POST /responses' | 'POST /embeddings';

/**
 * One request that is paid for and leaves nothing behind: no journal row, no file. Nothing leaves while Venice refuses again and again;
 * images that wait for their turn do not hold it back.
 */
export const ask = async <N extends TextEndpoint>({
  strapi,
  endpoint,
  input,
  signal,
  onEvent,
}: {
  strapi: Core.Strapi;
  endpoint: N;
  input: InputOf<N>;
} & Pick<SendOptions, 'signal' | 'onEvent'>): Promise<Answer<DataOf<N>>> => {
  const turns = getService({ strapi, name: 'turns' });
  const hear = async (told: Omit<Parameters<typeof turns.hear>[0], 'images'>): Promise<void> => {
    try {
      await turns.hear({ images: 0, ...told });
    } catch (error) {
      // What was paid for is not lost because nobody could count it.
      strapi.log.warn(`venice: ${why(error)}`);
    }
  };
  try {
    const answer = await getService({ strapi, name: 'client' }).send(endpoint, input, {
      signal,
      onEvent,
      onAttempt: () => turns.take({ images: 0, signal: signal ?? NEVER, onWait: async () => {} }),
      onRetry: ({ error }) => hear({ error }),
    });
    await hear({ meta: answer.meta });
    return answer;
  } catch (error) {
    if (isVeniceError(error)) await hear({ error });
    throw error;
  }
};

const NEVER = new AbortController().signal;
