import type { Core } from '@strapi/strapi';
import { getService } from '../utils/get-service';
import { afterwards } from './images';
import type { OperationResult } from './operations';
import type { RunInput, RunOptions } from './operations/request';

export type VideoInput = RunInput<'video'>;

/** Videos from Venice into the Media Library. */
export const createVideo = ({ strapi }: { strapi: Core.Strapi }) => {
  const operations = () => getService({ strapi, name: 'operations' });
  return {
    /**
     * Quotes, queues, waits for as long as it takes, and saves an MP4. What Venice has taken is paid and in the journal: it goes on when
     * this process ends, and when `signal` ends the wait. Rejects with a VeniceError if nothing was made; with `confirmation_needed`,
     * and nothing bought, where it costs more than `acceptUsd`, or than `confirmAboveUsd` of the configuration.
     */
    generate: (input: VideoInput, options?: RunOptions): Promise<OperationResult> =>
      operations().run('video', input, options),

    /** What it would cost now, in US dollars. Free; neither a promise nor a reservation. */
    quote: (input: VideoInput) => operations().quote({ kind: 'video', input }),

    ...afterwards({ strapi }),
  };
};
