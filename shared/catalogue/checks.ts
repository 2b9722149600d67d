import type { Kind } from '../operations';
import { maxSources, promptLimit, sizingMode, takesStyleReferences } from './capabilities';
import { deprecationState, type Model } from './model';

/**
 * What the catalogue lets us say about a request before it costs anything. An `error` is surely wrong for this model; a `warning`
 * rests on weak evidence or on a catalogue that may lag behind.
 */
export type Issue = {
  field: string;
  code:
    | 'unknown_model'
    | 'deprecated_model'
    | 'offline_model'
    | 'prompt_over_model_limit'
    | 'size_field_not_taken'
    | 'value_not_offered'
    | 'not_a_multiple'
    | 'too_many_sources'
    | 'not_supported'
    | 'required'
    | 'never_sent';
  severity: 'error' | 'warning';
  /** In English, for logs and developers; the admin has its own words for the code. */
  message: string;
};

type Question = {
  kind: Kind;
  /** The parsed input of the kind. */
  input: Readonly<Record<string, unknown>>;
  /** Id or trait as asked for; null where the kind takes none. */
  model: string | null;
  /** Its catalogue entry; null when the catalogue does not list it. */
  entry: Model | null;
  /** False when the catalogue could not be read: then nothing is said of what it does not list. */
  catalogueKnown: boolean;
  /** Names of the style presets; null when they could not be read. */
  styles: readonly string[] | null;
  sources: number;
  now: number;
};

export const checkAgainstCatalogue = (question: Question): Issue[] => [
  ...checkModel(question),
  ...checkPrompt(question),
  ...checkSize(question),
  ...checkChoices(question),
  ...checkSources(question),
  ...checkNeverSent(question),
];

export const error = (field: string, code: Issue['code'], message: string): Issue => ({
  field,
  code,
  severity: 'error',
  message,
});

export const warning = (field: string, code: Issue['code'], message: string): Issue => ({
  field,
  code,
  severity: 'warning',
  message,
});

export const checkModel = ({
  model,
  entry,
  catalogueKnown,
  now,
}: Pick<Question, 'model' | 'entry' | 'catalogueKnown' | 'now'>): Issue[] => {
  if (model === null) return [];
  if (!entry) {
    return catalogueKnown
      ? [warning('model', 'unknown_model', `The catalogue does not list the model "${model}"`)]
      : [];
  }
  const issues: Issue[] = [];
  if (entry.model_spec.offline) {
    issues.push(warning('model', 'offline_model', `${entry.id} is offline at Venice just now`));
  }
  if (deprecationState({ entry, now }) !== 'none') {
    const next = entry.model_spec.deprecation?.replacementModelId;
    const advice = next ? `; Venice names ${next} as its replacement` : '';
    issues.push(warning('model', 'deprecated_model', `${entry.id} is being retired${advice}`));
  }
  return issues;
};

const checkPrompt = ({ input, entry }: Question): Issue[] => {
  const limit = promptLimit(entry);
  if (limit === null) return [];
  return ['prompt', 'negative_prompt'].flatMap((field) => {
    const text = input[field];
    if (typeof text !== 'string' || text.length <= limit) return [];
    const message = `${text.length} characters; this model takes ${limit}`;
    return [warning(field, 'prompt_over_model_limit', message)];
  });
};

const SIZE_FIELDS = {
  pixel: ['width', 'height'],
  ratio: ['aspect_ratio'],
  tier: ['aspect_ratio', 'resolution'],
} as const;

const checkSize = ({ kind, input, entry }: Question): Issue[] => {
  const mode = sizingMode(entry);
  if (kind !== 'generate') return checkEditSize({ kind, input, entry });
  if (mode === 'unknown' || !entry) return [];
  const taken: readonly string[] = SIZE_FIELDS[mode];
  const strangers = ['width', 'height', 'aspect_ratio', 'resolution']
    .filter((field) => input[field] !== undefined && !taken.includes(field))
    .map((field) =>
      error(field, 'size_field_not_taken', `${entry.id} takes ${taken.join(' and ')}`)
    );
  return [...strangers, ...offered({ input, entry }), ...checkMultiples({ input, entry })];
};

const checkEditSize = ({
  kind,
  input,
  entry,
}: Pick<Question, 'kind' | 'input' | 'entry'>): Issue[] => {
  if ((kind !== 'edit' && kind !== 'multi-edit') || !entry?.model_spec.constraints) return [];
  const takesResolution = Boolean(entry.model_spec.constraints.resolutions?.length);
  const stranger =
    input.resolution !== undefined && !takesResolution
      ? [error('resolution', 'size_field_not_taken', `${entry.id} has no choice of resolution`)]
      : [];
  return [...stranger, ...offered({ input, entry })];
};

const offered = ({ input, entry }: { input: Question['input']; entry: Model }): Issue[] => {
  const limits = entry.model_spec.constraints;
  return (
    [
      ['aspect_ratio', limits?.aspectRatios],
      ['resolution', limits?.resolutions],
    ] as const
  ).flatMap(([field, values]) => {
    const value = input[field];
    if (typeof value !== 'string' || !values?.length || values.includes(value)) return [];
    return [error(field, 'value_not_offered', `${entry.id} offers ${values.join(', ')}`)];
  });
};

const checkMultiples = ({ input, entry }: { input: Question['input']; entry: Model }): Issue[] => {
  const divisor = entry.model_spec.constraints?.widthHeightDivisor ?? 1;
  return ['width', 'height'].flatMap((field) => {
    const value = input[field];
    if (typeof value !== 'number' || value % divisor === 0) return [];
    return [warning(field, 'not_a_multiple', `${entry.id} works in multiples of ${divisor}`)];
  });
};

const checkChoices = ({ kind, input, entry, styles }: Question): Issue[] => {
  const issues: Issue[] = [];
  const qualities = entry?.model_spec.constraints?.qualities;
  const { quality, style_preset: style, style_references: references } = input;
  if (kind !== 'generations' && typeof quality === 'string' && entry?.model_spec.constraints) {
    if (!qualities?.length) {
      issues.push(warning('quality', 'not_supported', `${entry.id} has no choice of quality`));
    } else if (!qualities.includes(quality)) {
      issues.push(
        error('quality', 'value_not_offered', `${entry.id} offers ${qualities.join(', ')}`)
      );
    }
  }
  if (typeof style === 'string' && styles && !styles.includes(style)) {
    issues.push(error('style_preset', 'value_not_offered', `Venice has no style "${style}"`));
  }
  if (Array.isArray(references) && entry) issues.push(...checkReferences({ references, entry }));
  if (input.enable_web_search === true && entry?.model_spec.supportsWebSearch === false) {
    issues.push(warning('enable_web_search', 'not_supported', `${entry.id} cannot search the web`));
  }
  return issues;
};

const checkReferences = ({
  references,
  entry,
}: {
  references: unknown[];
  entry: Model;
}): Issue[] => {
  const field = 'style_references';
  if (!takesStyleReferences(entry)) {
    return [warning(field, 'not_supported', `${entry.id} takes no style references`)];
  }
  const most = entry.model_spec.constraints?.maxStyleReferences;
  if (most === undefined || references.length <= most) return [];
  return [error(field, 'too_many_sources', `${entry.id} takes ${most} style references`)];
};

const checkSources = ({ kind, entry, sources }: Question): Issue[] => {
  const most = kind === 'multi-edit' ? maxSources(entry) : null;
  if (most === null || sources <= most) return [];
  return [error('images', 'too_many_sources', `This model takes ${most} pictures`)];
};

const checkNeverSent = ({ input }: Question): Issue[] =>
  input.inpaint === undefined || input.inpaint === null
    ? []
    : [
        warning(
          'inpaint',
          'never_sent',
          'Venice switched inpaint off on 2025-05-19; it was not sent. Use edit or multiEdit instead.'
        ),
      ];
