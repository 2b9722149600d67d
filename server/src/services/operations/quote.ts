import type { Core } from '@strapi/strapi';
import { isAutoLength } from '../../../../shared/catalogue/checks-media';
import type { Model } from '../../../../shared/catalogue/model';
import type { JobKind } from '../../../../shared/operations';
import { getService } from '../../utils/get-service';
import { VeniceError, type InputOf } from '../../venice';
import { readCatalogue } from './catalogue-view';
import { withMediaDefaults } from './media-wire';
import { parseMedia } from './parse-media';
import type { Parameters } from './wire';

type Question = {
  strapi: Core.Strapi;
  parameters: Parameters;
  entry: Model | null;
};

/** What Venice asks for it now, in US dollars. Made from what is then sent, so that both are of the same thing. Free. */
export const quoteOf = async ({
  kind,
  ...question
}: Question & { kind: JobKind }): Promise<number> => {
  await getService({ strapi: question.strapi, name: 'turns' }).checkCircuit();
  return kind === 'video' ? quoteOfVideo(question) : quoteOfComposition(question);
};

/** What the price of a video depends on. */
const PRICED = [
  'model',
  'duration',
  'aspect_ratio',
  'resolution',
  'upscale_factor',
  'audio',
  'video_url',
  'reference_video_total_duration',
] as const;

const quoteOfVideo = async ({ strapi, parameters, entry }: Question): Promise<number> => {
  const priced = Object.fromEntries(
    PRICED.flatMap((name) => (parameters[name] === undefined ? [] : [[name, parameters[name]]]))
  );
  const durations = entry?.model_spec.constraints?.durations;
  // A price is asked with a length, also where the request itself has none.
  const length = isAutoLength(durations) ? { duration: durations?.[0] } : {};
  const { data } = await getService({ strapi, name: 'client' }).send(
    'POST /video/quote',
    { ...priced, ...length } as InputOf<'POST /video/quote'> // the client checks it
  );
  return data.quote;
};

const quoteOfComposition = async ({ strapi, parameters, entry }: Question): Promise<number> => {
  const { model, prompt, lyrics_prompt: lyrics, duration_seconds: seconds } = parameters;
  const byCharacter = entry?.model_spec.pricing?.per_thousand_characters !== undefined;
  const characters = `${prompt ?? ''}${lyrics ?? ''}`.length;
  const { data } = await getService({ strapi, name: 'client' }).send('POST /audio/quote', {
    model: String(model),
    duration_seconds: typeof seconds === 'number' ? seconds : undefined,
    character_count: byCharacter && characters > 0 ? characters : undefined,
  });
  return data.quote;
};

/** An input as far as its price needs it: what is still missing is not held against it. Throws VeniceError `invalid_input`. */
export const readForQuote = async ({
  strapi,
  kind,
  input,
}: {
  strapi: Core.Strapi;
  kind: JobKind;
  input: object;
}): Promise<Omit<Question, 'strapi'>> => {
  const parsed = parseMedia({ kind, input });
  const { model } = parsed.parameters;
  if (typeof model !== 'string') {
    const message = 'Name a model of the catalogue';
    throw new VeniceError({ code: 'invalid_input', message, issues: [{ path: 'model', message }] });
  }
  const catalogue = await readCatalogue({ strapi, kind, wantsStyles: false });
  const entry = catalogue.find(model);
  return { entry, parameters: withMediaDefaults({ kind, parameters: parsed.parameters, entry }) };
};
