import { isAutoLength } from '../../../../shared/catalogue/checks-media';
import type { Model } from '../../../../shared/catalogue/model';
import type { Source } from '../sources';
import type { Picture } from './parse';
import type { MediaKind } from './prepare-media';
import { fileOf, type Parameters, type Wire } from './wire';

/** Venice's own defaults where its description names one. A video or a composition has to be chosen: prices differ hundredfold. */
const DEFAULT_MODELS: Partial<Record<MediaKind, string>> = {
  speech: 'tts-kokoro',
  transcribe: 'nvidia/parakeet-tdt-0.6b-v3',
};

/** Fills in what the caller left open and the model cannot do without. */
export const withMediaDefaults = ({
  kind,
  parameters,
  entry,
}: {
  kind: MediaKind;
  parameters: Parameters;
  entry: Model | null;
}): Parameters => {
  const model = parameters.model ?? DEFAULT_MODELS[kind];
  const named = model === undefined ? parameters : { ...parameters, model };
  if (kind !== 'video') return named;
  const { duration, ...rest } = named;
  const limits = entry?.model_spec.constraints;
  const ratios = limits?.aspect_ratios ?? [];
  return {
    // A model that takes a ratio wants one.
    ...(ratios.length > 0 ? { aspect_ratio: ratios.includes('auto') ? 'auto' : ratios[0] } : {}),
    ...rest,
    ...(duration === undefined || isAutoLength(limits?.durations) ? {} : { duration }),
  };
};

/** What the journal keeps: of media given as text only what they are, and no query, which may open a private address. */
const toRecord = (parameters: Parameters): Parameters =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, recordable({ name, value })])
  );

const recordable = ({ name, value }: { name: string; value: unknown }): unknown => {
  if (Array.isArray(value)) return value.map((item) => recordable({ name, value: item }));
  if (typeof value === 'object' && value !== null) return toRecord(value as Parameters); // plain JSON: the schema has seen to it
  if (typeof value !== 'string' || !/_urls?$/.test(name)) return value;
  const inline = /^data:([^;,]*)/i.exec(value.slice(0, 128));
  if (inline) return `data:${inline[1]} (${value.length} characters)`;
  return value.replace(/[?#].*$/s, '');
};

/** Turns a completed request into what goes to Venice. */
export const mediaWire = ({
  kind,
  parameters,
  sources,
  fields,
}: {
  kind: MediaKind;
  parameters: Parameters;
  sources: Source[];
  /** Where each source stood in the input. */
  fields: readonly Pick<Picture, 'field'>[];
}): Wire => {
  const files = sources.map((source, index) => ({
    field: fields[index]?.field ?? '',
    file: fileOf(source),
  }));
  const one = (field: string) => files.find((file) => file.field === field)?.file;
  const single = (endpoint: Wire['endpoint'], recorded: Parameters, more: Parameters = {}) => ({
    endpoint,
    inputs: [{ ...recorded, ...more }],
    seeds: [null],
    recorded: toRecord(recorded),
    chargeOfViolation: 'none' as const,
  });
  switch (kind) {
    case 'video': {
      // Only the price depends on it.
      const { reference_video_total_duration: _seconds, ...sent } = parameters;
      const references = files.filter(({ field }) => field.startsWith('reference_images.'));
      return single('POST /video/queue', sent, {
        image_url: one('image'),
        end_image_url: one('end_image'),
        ...(references.length > 0
          ? { reference_image_urls: references.map(({ file }) => file) }
          : {}),
      });
    }
    case 'compose':
      return single('POST /audio/queue', parameters);
    case 'speech':
      return single('POST /audio/speech', parameters);
    case 'transcribe': {
      const { as, timestamps, ...sent } = parameters;
      const timed = as === 'vtt' ? true : timestamps;
      const wire = { ...sent, response_format: 'json', timestamps: timed };
      const made = single('POST /audio/transcriptions', wire, { file: one('file') });
      // How it is saved is ours, and remembered with the rest.
      return { ...made, recorded: { ...made.recorded, ...(as === undefined ? {} : { as }) } };
    }
  }
};
