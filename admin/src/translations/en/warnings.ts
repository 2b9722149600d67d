import type { Issue } from '../../../../shared/catalogue/checks';

/** What looked wrong and was sent all the same, by the code that the checks give it. */
export const warnings = {
  'warning.title': 'Worth knowing',
  'warning.unknown_model': 'Venice’s catalogue does not list this model.',
  'warning.deprecated_model': 'Venice is retiring this model.',
  'warning.offline_model': 'This model is offline just now.',
  'warning.prompt_over_model_limit':
    'The text is longer than this model takes; the rest may have been cut.',
  'warning.size_field_not_taken': 'This model does not take that size.',
  'warning.value_not_offered': 'This model does not offer that value.',
  'warning.not_a_multiple': 'This model works in other steps; the size may differ a little.',
  'warning.too_many_sources': 'This model takes fewer images.',
  'warning.not_supported': 'This model does not do everything that was asked for.',
  'warning.required': 'This model needs more than was given.',
  'warning.never_sent': 'One parameter is switched off at Venice and was not sent.',
} as const satisfies Record<'warning.title' | `warning.${Issue['code']}`, string>;
