import type { Core } from '@strapi/strapi';
import type { ImageKind } from '../../../shared/operations';
import { getService } from '../utils/get-service';
import type { OperationResult } from './operations';
import type { RunInput, RunOptions } from './operations/request';

export type ImagesInput<K extends ImageKind> = RunInput<K>;
export type ImagesOptions = RunOptions;
export type ImagesResult = OperationResult;

/**
 * Pictures from Venice into the Media Library. Parameters are spelled as Venice spells them. Each call resolves when everything that was
 * asked for has ended, and rejects with a VeniceError only if nothing was made.
 */
export const createImages = ({ strapi }: { strapi: Core.Strapi }) => {
  const operations = () => getService({ strapi, name: 'operations' });
  const method =
    <K extends ImageKind>(kind: K) =>
    (input: ImagesInput<K>, options?: ImagesOptions): Promise<ImagesResult> =>
      operations().run(kind, input, options);

  return {
    generate: method('generate'),
    edit: method('edit'),
    multiEdit: method('multi-edit'),
    removeBackground: method('background-remove'),
    upscale: method('upscale'),
    /** The OpenAI-compatible route: fewer parameters, no seed. */
    generations: method('generations'),
    ...afterwards({ strapi }),
  };
};

/** What can be done with what an operation left; the same for everything that Venice makes. */
export const afterwards = ({ strapi }: { strapi: Core.Strapi }) => {
  const operations = () => getService({ strapi, name: 'operations' });
  type Operations = ReturnType<typeof operations>;
  return {
    /** See operations.ts. */
    resend: (...given: Parameters<Operations['resend']>) => operations().resend(...given),
    giveUp: (...given: Parameters<Operations['giveUp']>) => operations().giveUp(...given),
    keep: (...given: Parameters<Operations['keep']>) => operations().keep(...given),
    preview: (...given: Parameters<Operations['preview']>) => operations().preview(...given),
  };
};
