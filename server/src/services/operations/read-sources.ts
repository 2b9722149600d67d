import { getService } from '../../utils/get-service';
import type { Source } from '../sources';
import type { Picture } from './parse';
import type { PrepareQuestion } from './prepare';

/** One after the other: each may be tens of megabytes. */
export const readSources = async ({
  strapi,
  pictures,
  options: { shrink },
  caller: { access },
  signal,
  workDir,
}: PrepareQuestion & { pictures: readonly Picture[]; workDir: string }): Promise<Source[]> => {
  const reader = getService({ strapi, name: 'sources' });
  const sources: Source[] = [];
  for (const picture of pictures) {
    sources.push(await reader.read({ ...picture, access, workDir, signal, shrink }));
  }
  return sources;
};
