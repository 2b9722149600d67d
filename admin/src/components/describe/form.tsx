import type { Ref } from 'react';
import { Flex } from '@strapi/design-system';
import type { Asset } from '../../../../shared/contracts/asset';
import { useText } from '../../translations/text';
import { ChoiceField, ToggleField } from '../dialogs/form-fields';
import { SourceField } from '../dialogs/source-field';
import { TextFields } from './fields';
import type { Language } from './use-language';
import type { Texts } from './use-texts';

type Props = {
  assets: readonly Asset[];
  asset: Asset;
  onAsset(id: number): void;
  language: Language;
  /** What stands in the entry; empty: nothing that could be sent along. */
  context: string;
  withContext: boolean;
  onContext(wanted: boolean): void;
  texts: Texts | undefined;
  change(part: Partial<Texts>): void;
  /** It is being written or saved. */
  busy: boolean;
  maySave: boolean;
  firstRef: Ref<HTMLTextAreaElement>;
};

/** Which picture and in which language; then what was written of it. */
export const DescribeForm = ({
  assets,
  asset,
  onAsset,
  language,
  context,
  withContext,
  onContext,
  texts,
  change,
  busy,
  maySave,
  firstRef,
}: Props) => {
  const t = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <SourceField assets={assets} value={asset.id} onChange={onAsset} />
      <ChoiceField
        label={t('describe.language')}
        hint={t(language.ofEntry ? 'describe.language.entry' : 'describe.language.hint')}
        value={language.value}
        options={language.options}
        disabled={busy}
        onChange={language.choose}
      />
      {context !== '' && (
        <ToggleField
          label={t('describe.context')}
          hint={t('describe.context.hint', { count: context.length })}
          checked={withContext}
          disabled={busy}
          onChange={onContext}
        />
      )}
      {texts && (
        <TextFields
          firstRef={firstRef}
          texts={texts}
          asset={asset}
          disabled={busy}
          maySave={maySave}
          change={change}
        />
      )}
    </Flex>
  );
};
