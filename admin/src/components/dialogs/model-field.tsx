import { estimate, formatUsd } from '../../../../shared/catalogue/estimate';
import { deprecationState, modelName, type Model } from '../../../../shared/catalogue/model';
import type { Kind } from '../../../../shared/operations';
import { useText } from '../../translations/text';
import { ChoiceField } from './form-fields';

type Props = {
  kind: Kind;
  models: readonly Model[];
  value: string;
  /** What else there is to say of a model, after its name. */
  tell?(entry: Model): string;
  onChange(id: string): void;
};

/** What Venice offers just now, with the price of one picture. */
export const ModelField = ({ kind, models, value, tell, onChange }: Props) => {
  const t = useText();
  const chosen = models.find(({ id }) => id === value);
  const priceOf = (entry: Model): string => {
    const price = estimate({ kind, input: {}, entry, sources: kind === 'edit' ? 1 : 0 });
    return price ? ` · ${formatUsd(price.usd)}` : '';
  };
  const retiring = chosen && deprecationState({ entry: chosen, now: Date.now() }) !== 'none';
  const offline = chosen?.model_spec.offline ? t('form.model.offline') : undefined;
  const told = chosen && tell?.(chosen);
  const trouble = offline ?? (retiring ? t('form.model.retiring') : undefined);
  return (
    <ChoiceField
      label={t('form.model')}
      hint={[told, trouble].filter(Boolean).join(' · ') || undefined}
      value={value}
      options={models.map((entry) => ({
        value: entry.id,
        ...(tell && { short: `${modelName(entry)}${priceOf(entry)}` }),
        text: [`${modelName(entry)}${priceOf(entry)}`, tell?.(entry)].filter(Boolean).join(' · '),
      }))}
      onChange={onChange}
    />
  );
};
