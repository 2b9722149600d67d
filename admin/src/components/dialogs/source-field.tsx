import type { Asset } from '../../../../shared/contracts/asset';
import { useText } from '../../translations/text';
import { ChoiceField } from './form-fields';

/** Which picture, where the field holds several. */
export const SourceField = ({
  assets,
  value,
  onChange,
}: {
  assets: readonly Asset[];
  value: number;
  onChange(id: number): void;
}) => {
  const t = useText();
  if (assets.length < 2) return null;
  return (
    <ChoiceField
      label={t('dialog.source')}
      value={String(value)}
      options={assets.map(({ id, name }) => ({ value: String(id), text: name }))}
      onChange={(id) => onChange(Number(id))}
    />
  );
};
