import { Field, Flex, NumberInput } from '@strapi/design-system';
import { promptLimit, sizingMode } from '../../../../../shared/catalogue/capabilities';
import { IMAGE_FORMATS } from '../../../../../shared/params/output';
import { useStatus, useStyles } from '../../../api/queries';
import { useText } from '../../../translations/text';
import { ChoiceField, PromptField, ToggleField } from '../form-fields';
import type { FieldsProps } from './generate-fields';
import { SeedField } from './seed-field';

/** What is rarely needed. A field that the model does not take is not here. */
export const MoreFields = ({ form, change, entry }: FieldsProps) => {
  const t = useText();
  const { data: styles } = useStyles();
  const { data: status } = useStatus();
  const limits = entry?.model_spec.constraints;
  const mayUnblur = status?.maySwitchSafeModeOff === true;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} padding={4}>
      <PromptField
        label={t('form.negative')}
        hint={t('form.negative.hint')}
        value={form.negative_prompt}
        limit={form.negative_prompt ? promptLimit(entry) : null}
        onChange={(negative_prompt) => change({ negative_prompt })}
      />
      <ChoiceField
        label={t('form.style')}
        value={form.style_preset}
        options={[
          { value: '', text: t('form.style.none') },
          ...(styles?.styles ?? []).map((value) => ({ value, text: value })),
        ]}
        onChange={(style_preset) => change({ style_preset })}
      />
      <SeedField form={form} change={change} />
      {limits?.qualities && limits.qualities.length > 0 && (
        <ChoiceField
          label={t('form.quality')}
          value={form.quality || limits.defaultQuality || ''}
          options={limits.qualities.map((value) => ({ value, text: value }))}
          onChange={(quality) => change({ quality })}
        />
      )}
      <ChoiceField
        label={t('form.format')}
        value={form.format}
        options={IMAGE_FORMATS.map((value) => ({ value, text: value.toUpperCase() }))}
        onChange={(format) => change({ format })}
      />
      <ToggleField
        label={t('form.safe')}
        hint={mayUnblur ? t('form.safe.hint') : `${t('form.safe.hint')} ${t('form.safe.locked')}`}
        checked={form.safe_mode}
        disabled={!mayUnblur}
        onChange={(safe_mode) => change({ safe_mode })}
      />
      <ToggleField
        label={t('form.enhance')}
        hint={t('form.enhance.hint')}
        checked={form.enhance_prompt}
        onChange={(enhance_prompt) => change({ enhance_prompt })}
      />
      {entry?.model_spec.supportsWebSearch && (
        <ToggleField
          label={t('form.web')}
          hint={t('form.web.hint')}
          checked={form.enable_web_search}
          onChange={(enable_web_search) => change({ enable_web_search })}
        />
      )}
      <ToggleField
        label={t('form.watermark')}
        hint={t('form.watermark.hint')}
        checked={form.hide_watermark}
        onChange={(hide_watermark) => change({ hide_watermark })}
      />
      {sizingMode(entry) === 'pixel' && (
        <>
          <Field.Root hint={t('form.cfg.hint')}>
            <Field.Label>{t('form.cfg')}</Field.Label>
            <NumberInput
              value={form.cfg_scale ?? undefined}
              step={0.5}
              onValueChange={(value) => change({ cfg_scale: value ?? null })}
            />
            <Field.Hint />
          </Field.Root>
          <Field.Root>
            <Field.Label>{t('form.steps')}</Field.Label>
            <NumberInput
              value={form.steps ?? undefined}
              placeholder={String(limits?.steps?.default ?? '')}
              onValueChange={(value) => change({ steps: value ?? null })}
            />
          </Field.Root>
        </>
      )}
    </Flex>
  );
};
