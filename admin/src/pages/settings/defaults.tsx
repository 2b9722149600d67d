import { isGenerator, modelName, type Model } from '../../../../shared/catalogue/model';
import { IMAGE_FORMATS, type ImageFormat } from '../../../../shared/params/output';
import { useModels } from '../../api/queries';
import { ChoiceField, ToggleField } from '../../components/dialogs/form-fields';
import { useText } from '../../translations/text';
import { Panel } from './panel';
import type { SectionProps } from './settings-form';

export const Defaults = ({
  settings,
  draft,
  change,
  mayUpdate,
  maySwitchSafeModeOff,
}: SectionProps & { maySwitchSafeModeOff: boolean }) => {
  const t = useText();
  const { data: image } = useModels('image');
  const { data: inpaint } = useModels('inpaint');
  const shown = { ...settings, ...draft };
  const options = ({ models, current }: { models: readonly Model[]; current: string | null }) => [
    { value: '', text: t('settings.model.venice') },
    ...models.map((entry) => ({ value: entry.id, text: modelName(entry) })),
    // A model that Venice has dropped is still what is set.
    ...(current && !models.some(({ id }) => id === current)
      ? [{ value: current, text: current }]
      : []),
  ];
  return (
    <Panel title={t('settings.defaults')} text={t('settings.defaults.text')}>
      <ChoiceField
        label={t('settings.generateModel')}
        value={shown.generateModel ?? ''}
        options={options({
          models: (image?.models ?? []).filter(isGenerator),
          current: settings.generateModel,
        })}
        onChange={(value) => change({ generateModel: value || null })}
      />
      <ChoiceField
        label={t('settings.editModel')}
        value={shown.editModel ?? ''}
        options={options({ models: inpaint?.models ?? [], current: settings.editModel })}
        onChange={(value) => change({ editModel: value || null })}
      />
      <ChoiceField
        label={t('settings.format')}
        hint={t('settings.format.hint')}
        value={shown.format}
        options={IMAGE_FORMATS.map((value) => ({ value, text: value.toUpperCase() }))}
        // The options are the formats.
        onChange={(value) => change({ format: value as ImageFormat })}
      />
      <ToggleField
        label={t('settings.safeMode')}
        hint={t('settings.safeMode.hint')}
        checked={shown.safeMode}
        disabled={!mayUpdate || (settings.safeMode && !maySwitchSafeModeOff)}
        onChange={(safeMode) => change({ safeMode })}
      />
    </Panel>
  );
};
