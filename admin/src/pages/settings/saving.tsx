import { useFolders, type Folder } from '../../api/queries';
import { ChoiceField, ToggleField } from '../../components/dialogs/form-fields';
import { useText } from '../../translations/text';
import { Panel } from './panel';
import type { SectionProps } from './settings-form';

export const Saving = ({ settings, draft, change, mayUpdate }: SectionProps) => {
  const t = useText();
  const { data: folders = [], isError } = useFolders();
  const shown = { ...settings, ...draft };
  return (
    <Panel title={t('settings.saving')}>
      <ChoiceField
        label={t('settings.folder')}
        hint={t(isError ? 'settings.folder.unread' : 'settings.folder.hint')}
        value={shown.folder === null ? '' : String(shown.folder)}
        disabled={!mayUpdate}
        options={[
          { value: '', text: t('settings.folder.own') },
          ...choices({ folders, current: shown.folder }).map(({ id, path }) => ({
            value: String(id),
            text: path ?? t('settings.folder.unknown', { id }),
          })),
        ]}
        onChange={(id) => change({ folder: id ? Number(id) : null })}
      />
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

type Choice = { id: number; path: string | null };

/** A folder that was deleted, or that this person may not see, is still what is set. */
const choices = ({
  folders,
  current,
}: {
  folders: readonly Folder[];
  current: number | null;
}): Choice[] =>
  current === null || folders.some(({ id }) => id === current)
    ? [...folders]
    : [...folders, { id: current, path: null }];
