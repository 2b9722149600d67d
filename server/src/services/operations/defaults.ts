import { DEFAULT_EDIT_MODEL, DEFAULT_GENERATE_MODEL } from '../../../../shared/catalogue/model';
import { OPERATIONS, type ImageKind, type Kind } from '../../../../shared/operations';
import { SEED_MAX, SEED_MIN } from '../../../../shared/params/sampling';
import type { Settings } from '../settings';

type Parameters = Record<string, unknown>;

/** Fills in what the caller left open, from the settings. A seed is drawn, so that every generated picture can be made again. */
export const withDefaults = ({
  kind,
  parameters,
  settings,
  traits,
  random,
}: {
  kind: ImageKind;
  parameters: Parameters;
  settings: Settings;
  traits: Readonly<Record<string, string>>;
  random(): number;
}): Parameters => {
  const { modelId, ...rest } = parameters;
  switch (kind) {
    case 'generate':
    case 'generations': {
      const model =
        settings.generateModel ?? traits[DEFAULT_GENERATE_MODEL] ?? DEFAULT_GENERATE_MODEL;
      if (kind === 'generations') return { model, ...moderated({ settings }), ...parameters };
      const seed = drawSeed(random);
      return { model, seed, format: settings.format, ...safe(settings), ...parameters };
    }
    case 'edit': {
      // An edit with a quality goes another way, where the model has another name; here it is `model` throughout.
      const model = rest.model ?? modelId ?? settings.editModel ?? DEFAULT_EDIT_MODEL;
      return { ...safe(settings), ...rest, model };
    }
    case 'multi-edit':
      return {
        modelId: settings.editModel ?? DEFAULT_EDIT_MODEL,
        ...safe(settings),
        ...parameters,
      };
    default:
      return parameters;
  }
};

/** The model as asked for, under whatever name the kind has for it. */
export const modelOf = ({
  kind,
  parameters,
}: {
  kind: Kind;
  parameters: Parameters;
}): string | null => {
  const field = OPERATIONS[kind].modelField;
  const value = field && parameters[field];
  return typeof value === 'string' ? value : null;
};

/** The seed of the n-th variant: one further each, and round at the end of the range. */
export const seedAt = ({ seed, index }: { seed: number; index: number }): number => {
  const span = SEED_MAX - SEED_MIN + 1;
  return ((seed - SEED_MIN + index) % span) + SEED_MIN;
};

const drawSeed = (random: () => number): number => Math.floor(random() * (SEED_MAX + 1));

/** True is Venice's own default and is not sent. */
const safe = (settings: Settings): Parameters => (settings.safeMode ? {} : { safe_mode: false });

const moderated = ({ settings }: { settings: Settings }): Parameters =>
  settings.safeMode ? {} : { moderation: 'low' };
