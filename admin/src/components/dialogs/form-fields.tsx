import type { ReactNode } from 'react';
import {
  Field,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  Toggle,
  Typography,
} from '@strapi/design-system';
import type { Ref } from 'react';
import type { TranslationKey } from '../../translations/en';
import { useText } from '../../translations/text';

type Option = {
  value: string;
  text: string;
  /** What stands in the field once it is chosen, where the whole text may be too long for it. */
  short?: string;
};

/** A labelled choice. The empty value stands for "not set" and is then not sent. */
export const ChoiceField = ({
  label,
  hint,
  value,
  options,
  disabled = false,
  onChange,
}: {
  label: string;
  hint?: ReactNode;
  value: string;
  disabled?: boolean;
  options: readonly Option[];
  onChange(value: string): void;
}) => (
  <Field.Root hint={hint}>
    <Field.Label>{label}</Field.Label>
    <SingleSelect
      value={value}
      disabled={disabled}
      customizeContent={
        options.some(({ short }) => short !== undefined)
          ? (chosen) => shortOf({ options, value: String(chosen) })
          : undefined
      }
      onChange={(next) => onChange(String(next))}
    >
      {options.map((option) => (
        <SingleSelectOption key={option.value} value={option.value}>
          {option.text}
        </SingleSelectOption>
      ))}
    </SingleSelect>
    <Field.Hint />
  </Field.Root>
);

const shortOf = ({ options, value }: { options: readonly Option[]; value: string }): string => {
  const option = options.find((one) => one.value === value);
  return option?.short ?? option?.text ?? '';
};

/** The prompt, counted against what the model takes. Over it is a warning: limits of models change. */
export const PromptField = ({
  inputRef,
  label,
  hint,
  value,
  limit,
  error,
  required = false,
  overText = 'form.prompt.over',
  onChange,
}: {
  inputRef?: Ref<HTMLTextAreaElement>;
  label: string;
  hint?: string;
  value: string;
  limit: number | null;
  error?: string;
  required?: boolean;
  /** What is said over the limit; by default that the rest may be cut. */
  overText?: TranslationKey;
  onChange(value: string): void;
}) => {
  const t = useText();
  const over = limit !== null && value.length > limit;
  const rows = Math.min(10, Math.max(3, value.split('\n').length + Math.floor(value.length / 60)));
  return (
    <Field.Root error={error} hint={hint} required={required}>
      <Field.Label>{label}</Field.Label>
      <Textarea
        ref={inputRef}
        rows={rows}
        value={value}
        onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
      />
      {limit !== null && (
        <Typography variant="pi" textColor={over ? 'warning700' : 'neutral600'}>
          {t(over ? overText : 'form.prompt.count', { length: value.length, limit })}
        </Typography>
      )}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

export const ToggleField = ({
  label,
  hint,
  checked,
  disabled = false,
  onChange,
}: {
  label: string;
  hint?: string;
  checked: boolean;
  disabled?: boolean;
  onChange(checked: boolean): void;
}) => {
  const t = useText();
  return (
    <Field.Root hint={hint}>
      <Field.Label>{label}</Field.Label>
      <Toggle
        onLabel={t('form.on')}
        offLabel={t('form.off')}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <Field.Hint />
    </Field.Root>
  );
};
