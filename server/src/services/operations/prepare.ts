import type { Core } from '@strapi/strapi';
import { checkAgainstCatalogue, type Issue } from '../../../../shared/catalogue/checks';
import { estimate } from '../../../../shared/catalogue/estimate';
import type { OperationOptions } from '../../../../shared/contracts/operations';
import { isImageKind, type ImageKind, type Kind } from '../../../../shared/operations';
import { getService } from '../../utils/get-service';
import { VeniceError } from '../../venice';
import type { Source } from '../sources';
import { readCatalogue } from './catalogue-view';
import { modelOf, withDefaults } from './defaults';
import { judge } from './judge';
import { parseInput, type Parsed } from './parse';
import { prepareMedia, type MediaKind } from './prepare-media';
import { readSources } from './read-sources';
import type { Caller } from './request';
import { toWire, type Wire } from './wire';

export type Prepared = Wire & {
  kind: Kind;
  model: string | null;
  sources: Source[];
  warnings: Issue[];
  estimatedUsd: number | null;
  /** Holds the sources; to be removed when all is done. */
  workDir: string;
};

export type PrepareQuestion = {
  strapi: Core.Strapi;
  kind: Kind;
  input: object;
  options: OperationOptions;
  caller: Caller;
  signal?: AbortSignal;
  random(): number;
};

/** Everything that can be found wrong before any money is spent. Nothing has been written when it throws. */
export const prepare = ({ kind, ...question }: PrepareQuestion): Promise<Prepared> =>
  isImageKind(kind)
    ? prepareImages({ ...question, kind })
    : prepareMedia({ ...question, kind: kind as MediaKind }); // every kind is of one or the other sort

const prepareImages = async (
  question: PrepareQuestion & { kind: ImageKind }
): Promise<Prepared> => {
  const { strapi, kind, input, options } = question;
  const parsed = parseInput({ kind, input });
  const library = getService({ strapi, name: 'mediaLibrary' });
  if (typeof options.folder === 'number') await library.checkFolder(options.folder);
  const settings = await getService({ strapi, name: 'settings' }).read();
  const wantsStyles = parsed.parameters.style_preset !== undefined;
  const catalogue = await readCatalogue({ strapi, kind, wantsStyles });
  const parameters = withDefaults({ ...question, ...parsed, settings, traits: catalogue.traits });
  const model = modelOf({ kind, parameters });
  const entry = catalogue.find(model);
  const ownSources = parsed.pictures.filter(({ limits }) => limits !== 'style').length;
  const issues = checkAgainstCatalogue({
    kind,
    input: { ...parameters, ...styleReferencesOf(parsed) },
    model,
    entry,
    catalogueKnown: catalogue.known,
    styles: catalogue.styles,
    sources: ownSources,
    now: Date.now(),
  });
  const warnings = judge({ issues, validate: options.validate ?? 'warn' });

  const spool = getService({ strapi, name: 'spool' });
  const workDir = await spool.workDir();
  try {
    const sources = await readSources({ ...question, pictures: parsed.pictures, workDir });
    if (kind === 'upscale' && sources[0]?.url) throw noUrl();
    const { width = 0, height = 0 } = sources[0]?.file ?? {};
    const price = estimate({
      kind,
      input: parameters,
      entry,
      sources: ownSources,
      sourcePixels: width * height || null,
    });
    const wire = toWire({ kind, parameters, sources, styleStrengths: parsed.styleStrengths });
    return { ...wire, kind, model, sources, warnings, estimatedUsd: price?.usd ?? null, workDir };
  } catch (error) {
    await spool.remove(workDir);
    throw error;
  }
};

const styleReferencesOf = ({ pictures }: Parsed) => {
  const styles = pictures.filter(({ limits }) => limits === 'style');
  return styles.length > 0 ? { style_references: styles } : {};
};

/** Venice's upscaler fetches nothing. */
const noUrl = (): VeniceError => {
  const message = 'An upscale takes the picture itself; leave out `send: true`';
  return new VeniceError({
    code: 'invalid_input',
    message,
    issues: [{ path: 'image', message }],
  });
};
