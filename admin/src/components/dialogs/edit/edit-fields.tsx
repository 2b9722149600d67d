import { Flex } from '@strapi/design-system';
import { promptLimit } from '../../../../../shared/catalogue/capabilities';
import type { Model } from '../../../../../shared/catalogue/model';
import type { Asset } from '../../../../../shared/contracts/asset';
import { IMAGE_FORMATS } from '../../../../../shared/params/output';
import { useText } from '../../../translations/text';
import type { FailureInfo } from '../../failure/failure-info';
import { ChoiceField, PromptField } from '../form-fields';
import { ModelField } from '../model-field';
import { ShapeField } from '../shape-field';
import { useFirstFocus } from '../shell';
import { SourceField } from '../source-field';
import type { EditForm } from './form-state';

type Props = {
  form: EditForm;
  change(part: Partial<EditForm>): void;
  models: readonly Model[];
  entry: Model | null;
  issues: FailureInfo['issues'];
  assets: readonly Asset[];
  sourceId: number;
  onSource(id: number): void;
};

export const EditFields = ({
  form,
  change,
  models,
  entry,
  issues,
  assets,
  sourceId,
  onSource,
}: Props) => {
  const t = useText();
  const prompt = useFirstFocus<HTMLTextAreaElement>();
  const limits = entry?.model_spec.constraints;
  const none = { value: '', text: t('form.quality.default') };
  const choices = (values: readonly string[]) => [
    none,
    ...values.map((value) => ({ value, text: value })),
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <SourceField assets={assets} value={sourceId} onChange={onSource} />
      <PromptField
        inputRef={prompt}
        label={t('form.prompt')}
        required
        value={form.prompt}
        limit={promptLimit(entry)}
        error={issues.find(({ path }) => path.endsWith('prompt'))?.message}
        onChange={(value) => change({ prompt: value })}
      />
      <ModelField
        kind="edit"
        models={models}
        value={form.model}
        onChange={(model) => change({ model })}
      />
      {limits?.aspectRatios && (
        <ShapeField
          // Leaving it out means the same as `auto` where that is offered.
          ratios={limits.aspectRatios.filter((ratio) => ratio !== 'auto')}
          emptyText={t('form.shape.source')}
          value={form.aspect_ratio}
          onChange={(aspect_ratio) => change({ aspect_ratio })}
        />
      )}
      {limits?.resolutions && limits.resolutions.length > 0 && (
        <ChoiceField
          label={t('form.resolution')}
          value={form.resolution}
          options={choices(limits.resolutions)}
          onChange={(resolution) => change({ resolution })}
        />
      )}
      {limits?.qualities && limits.qualities.length > 0 && (
        <ChoiceField
          label={t('form.quality')}
          value={form.quality}
          options={choices(limits.qualities)}
          onChange={(quality) => change({ quality })}
        />
      )}
      <ChoiceField
        label={t('form.format')}
        value={form.output_format}
        options={[
          { value: '', text: t('form.format.default') },
          ...IMAGE_FORMATS.map((value) => ({ value, text: value.toUpperCase() })),
        ]}
        onChange={(output_format) => change({ output_format })}
      />
    </Flex>
  );
};
