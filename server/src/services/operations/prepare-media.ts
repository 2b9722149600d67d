import { checkMedia } from '../../../../shared/catalogue/checks-media';
import { soundPrice } from '../../../../shared/catalogue/estimate-sound';
import type { ImageKind, Kind } from '../../../../shared/operations';
import { isJobKind } from '../../../../shared/operations';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { parseConfig } from '../../config';
import { soundDuration } from '../../media/sound-duration';
import { getService } from '../../utils/get-service';
import { VeniceError } from '../../venice';
import type { Source } from '../sources';
import { readCatalogue } from './catalogue-view';
import { judge } from './judge';
import { mediaWire, withMediaDefaults } from './media-wire';
import type { Parameters } from './wire';
import { parseMedia } from './parse-media';
import type { Prepared, PrepareQuestion } from './prepare';
import { quoteOf } from './quote';
import { readSources } from './read-sources';

export type MediaKind = Exclude<Kind, ImageKind>;

/** The same for videos, sounds and transcripts. What Venice works on as a job is quoted here, right before it is asked for. */
export const prepareMedia = async (
  question: PrepareQuestion & { kind: MediaKind }
): Promise<Prepared> => {
  const { strapi, kind, options } = question;
  const parsed = parseMedia(question);
  const library = getService({ strapi, name: 'mediaLibrary' });
  if (typeof options.folder === 'number') await library.checkFolder(options.folder);
  const catalogue = await readCatalogue({ strapi, kind, wantsStyles: false });
  const named = typeof parsed.parameters.model === 'string' ? parsed.parameters.model : null;
  const found = catalogue.find(named);
  const parameters = withMediaDefaults({ kind, parameters: parsed.parameters, entry: found });
  const model = typeof parameters.model === 'string' ? parameters.model : null;
  const entry = found ?? catalogue.find(model);
  const issues = checkMedia({
    kind,
    input: { ...parameters, ...parsed.present },
    model,
    entry,
    catalogueKnown: catalogue.known,
    now: Date.now(),
  });
  const warnings = judge({ issues, validate: options.validate ?? 'warn' });
  const spool = getService({ strapi, name: 'spool' });
  const workDir = await spool.workDir();
  try {
    const sources = await readSources({ ...question, pictures: parsed.sources, workDir });
    if (kind === 'transcribe' && sources[0]?.url) throw noUrl();
    const wire = mediaWire({ kind, parameters, sources, fields: parsed.sources });
    const estimatedUsd = isJobKind(kind)
      ? await accepted({
          ...{ strapi, options, parameters },
          usd: await quoteOf({ strapi, kind, parameters, entry }),
        })
      : soundPrice({ kind, parameters, entry, seconds: await secondsOf(sources) });
    return { ...wire, kind, model, sources, warnings, estimatedUsd, workDir };
  } catch (error) {
    await spool.remove(workDir);
    throw error;
  }
};

/** Venice fetches no recording itself. */
const noUrl = (): VeniceError => {
  const message = 'A transcript takes the recording itself; leave out `send: true`';
  return new VeniceError({ code: 'invalid_input', message, issues: [{ path: 'file', message }] });
};

/** Nothing that costs more than was agreed to is ever asked for. */
const accepted = async ({
  strapi,
  options,
  parameters,
  usd,
}: Pick<PrepareQuestion, 'strapi' | 'options'> & {
  parameters: Parameters;
  usd: number;
}): Promise<number> => {
  const { confirmAboveUsd } = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  // A price that rests on what only the caller knows is for the caller to accept.
  const { reference_video_total_duration: seconds, reference_video_urls: clips } = parameters;
  const guessed = seconds !== undefined || clips !== undefined;
  const limit = options.acceptUsd ?? (guessed ? 0 : confirmAboveUsd);
  // Prices are made of floats on their way.
  if (usd <= limit + 1e-6) return usd;
  const message = `Venice asks $${usd} for this, and $${limit} are accepted. Set acceptUsd to buy it at that price`;
  throw new VeniceError({
    code: 'confirmation_needed',
    message,
    issues: [{ path: 'acceptUsd', message }],
  });
};

const secondsOf = async ([source]: Source[]): Promise<number | null> => {
  if (!source?.file) return null;
  const ms = await soundDuration(source.file);
  return ms === null ? null : ms / 1_000;
};
