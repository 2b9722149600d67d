import type { Charge } from '../../../../shared/errors';
import type { ImageKind } from '../../../../shared/operations';
import type { EndpointName, WireFile } from '../../venice';
import type { Source } from '../sources';
import { seedAt } from './defaults';

export type Parameters = Record<string, unknown>;

export type Wire = {
  endpoint: Extract<EndpointName, `POST ${string}`>;
  /** One input for each request; of several sends that share one request there is one. */
  inputs: Parameters[];
  /** The seed of each send; null where Venice tells none. */
  seeds: (number | null)[];
  /** What is recorded as sent, without pictures and without our own fields. */
  recorded: Parameters;
  /** A picture that Venice marked is free where it was made from words; an edit may have been charged before it was blocked. */
  chargeOfViolation: Charge;
};

type Question = {
  kind: ImageKind;
  parameters: Parameters;
  sources: Source[];
  styleStrengths: (number | undefined)[];
};

/** Turns a completed request into what goes to Venice. */
export const toWire = (question: Question): Wire => {
  const { kind } = question;
  const chargeOfViolation = kind === 'edit' || kind === 'multi-edit' ? 'unknown' : 'none';
  return { ...plan(question), chargeOfViolation };
};

type Planned = Omit<Wire, 'chargeOfViolation'>;

const generation = ({ parameters, sources, styleStrengths }: Question): Planned => {
  const { variants, variants_mode: mode, inpaint: _inpaint, ...rest } = parameters;
  const count = typeof variants === 'number' ? variants : 1;
  const seed = Number(rest.seed);
  const styles = sources.map((source, index) => ({
    image: fileOf(source),
    ...(styleStrengths[index] === undefined ? {} : { strength: styleStrengths[index] }),
  }));
  const base = { ...rest, ...(styles.length > 0 ? { style_references: styles } : {}) };
  const endpoint = 'POST /image/generate';
  if (mode === 'native') {
    const recorded = { ...rest, return_binary: false, variants: count };
    const seeds = Array.from({ length: count }, (_, index) => (index === 0 ? seed : null));
    return {
      endpoint,
      inputs: [{ ...base, return_binary: false, variants: count }],
      seeds,
      recorded,
    };
  }
  // Binary unless the caller wants Venice's id and timing, which only JSON has.
  const return_binary = rest.return_binary !== false;
  const seeds = Array.from({ length: count }, (_, index) => seedAt({ seed, index }));
  const inputs = seeds.map((own) => ({ ...base, seed: own, return_binary }));
  return { endpoint, inputs, seeds, recorded: { ...rest, return_binary } };
};

const plan = (question: Question): Planned => {
  const { kind, parameters, sources } = question;
  const pictures = sources.map(fileOf);
  const one = { image: pictures[0] };
  const single = (
    endpoint: Wire['endpoint'],
    recorded: Parameters,
    images: Parameters = {}
  ): Planned => ({ endpoint, inputs: [{ ...recorded, ...images }], seeds: [null], recorded });
  switch (kind) {
    case 'generate':
      return generation(question);
    case 'edit': {
      if (parameters.quality === undefined) return single('POST /image/edit', parameters, one);
      // Only the layered route takes a quality, and it takes a single picture too.
      const { model: modelId, ...rest } = parameters;
      return single('POST /image/multi-edit', { ...rest, modelId }, { images: pictures });
    }
    case 'multi-edit':
      return single('POST /image/multi-edit', parameters, { images: pictures });
    case 'background-remove':
      return single('POST /image/background-remove', parameters, one);
    case 'upscale':
      return single('POST /image/upscale', parameters, one);
    case 'generations':
      return single('POST /images/generations', parameters);
  }
};

/** As the client takes it. */
export const fileOf = (source: Source): WireFile => {
  if (source.url !== null) return { url: source.url };
  if (source.file === null) throw new Error('A source is neither a file nor a URL');
  return { path: source.file.path };
};
