import { useState } from 'react';
import { Accordion, Field, Flex, Grid, NumberInput } from '@strapi/design-system';
import { promptLimit, sizingMode } from '../../../../../shared/catalogue/capabilities';
import type { Model } from '../../../../../shared/catalogue/model';
import { PIXEL_SIDE_MAX } from '../../../../../shared/params/sizing';
import { VARIANTS_MAX } from '../../../../../shared/params/sampling';
import { useText } from '../../../translations/text';
import type { FailureInfo } from '../../failure/failure-info';
import { ChoiceField, PromptField } from '../form-fields';
import { ModelField } from '../model-field';
import { ShapeField } from '../shape-field';
import { useFirstFocus } from '../shell';
import type { GenerateForm } from './form-state';
import { MoreFields } from './more-fields';

export type FieldsProps = {
  form: GenerateForm;
  change(part: Partial<GenerateForm>): void;
  entry: Model | null;
};

type Props = FieldsProps & { models: readonly Model[]; issues: FailureInfo['issues'] };

/** The form, in the order in which people think: what, with which model, in which shape, how many. */
export const GenerateFields = ({ form, change, models, entry, issues }: Props) => {
  const t = useText();
  const prompt = useFirstFocus<HTMLTextAreaElement>();
  const [open, setOpen] = useState('');
  const errorAt = (field: string) =>
    issues.find(({ path }) => path.replace(/^input\./, '') === field)?.message;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <PromptField
        inputRef={prompt}
        label={t('form.prompt')}
        required
        value={form.prompt}
        limit={promptLimit(entry)}
        error={errorAt('prompt')}
        onChange={(value) => change({ prompt: value })}
      />
      <ModelField
        kind="generate"
        models={models}
        value={form.model}
        onChange={(model) => change({ model })}
      />
      <SizeFields form={form} change={change} entry={entry} />
      <ChoiceField
        label={t('form.count')}
        value={String(form.variants)}
        options={Array.from({ length: VARIANTS_MAX }, (_, index) => ({
          value: String(index + 1),
          text: String(index + 1),
        }))}
        onChange={(value) => change({ variants: Number(value) })}
      />
      <Accordion.Root value={open} onValueChange={(value?: string) => setOpen(value ?? '')}>
        <Accordion.Item value="more">
          <Accordion.Header>
            <Accordion.Trigger>{t('form.more')}</Accordion.Trigger>
          </Accordion.Header>
          <Accordion.Content>
            <MoreFields form={form} change={change} entry={entry} />
          </Accordion.Content>
        </Accordion.Item>
      </Accordion.Root>
    </Flex>
  );
};

/** Pixels, a ratio, or a ratio and a resolution: whichever the model takes. */
const SizeFields = ({ form, change, entry }: FieldsProps) => {
  const t = useText();
  const limits = entry?.model_spec.constraints;
  const mode = sizingMode(entry);
  if (mode === 'pixel') {
    return (
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Side
            label={t('form.width')}
            value={form.width}
            onChange={(width) => change({ width })}
          />
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Side
            label={t('form.height')}
            value={form.height}
            onChange={(height) => change({ height })}
          />
        </Grid.Item>
      </Grid.Root>
    );
  }
  return (
    <>
      {limits?.aspectRatios && (
        <ShapeField
          ratios={limits.aspectRatios}
          value={form.aspect_ratio || limits.defaultAspectRatio || ''}
          onChange={(aspect_ratio) => change({ aspect_ratio })}
        />
      )}
      {limits?.resolutions && (
        <ChoiceField
          label={t('form.resolution')}
          value={form.resolution || limits.defaultResolution || ''}
          options={limits.resolutions.map((value) => ({ value, text: value }))}
          onChange={(resolution) => change({ resolution })}
        />
      )}
    </>
  );
};

const SIDE_MIN = 256;
const SIDE_STEP = 64;

const Side = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange(value: number): void;
}) => (
  <Field.Root>
    <Field.Label>{label}</Field.Label>
    <NumberInput
      value={value}
      step={SIDE_STEP}
      onValueChange={(next) =>
        onChange(Math.min(PIXEL_SIDE_MAX, Math.max(SIDE_MIN, Math.round(next ?? value))))
      }
    />
  </Field.Root>
);
