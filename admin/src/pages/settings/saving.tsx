import { Field, NumberInput } from '@strapi/design-system';
import { ToggleField } from '../../components/dialogs/form-fields';
import { useText } from '../../translations/text';
import { Panel } from './panel';
import type { SectionProps } from './settings-form';

export const Saving = ({ settings, draft, change, mayUpdate }: SectionProps) => {
  const t = useText();
  const shown = { ...settings, ...draft };
  return (
    <Panel title={t('settings.saving')}>
      <Field.Root hint={t('settings.folder.hint')}>
        <Field.Label>{t('settings.folder')}</Field.Label>
        <NumberInput
          disabled={!mayUpdate}
          value={shown.folder ?? undefined}
          onValueChange={(folder) => change({ folder: folder ?? null })}
        />
        <Field.Hint />
      </Field.Root>
      <ToggleField
        label={t('settings.optimize')}
        hint={t('settings.optimize.hint')}
        checked={shown.optimize}
        disabled={!mayUpdate}
        onChange={(optimize) => change({ optimize })}
      />
    </Panel>
  );
};
