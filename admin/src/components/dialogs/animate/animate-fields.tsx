import { useState } from 'react';
import { Accordion, Box, Flex } from '@strapi/design-system';
import type { Model } from '../../../../../shared/catalogue/model';
import type { Asset } from '../../../../../shared/contracts/asset';
import { useText, type Text } from '../../../translations/text';
import type { FailureInfo } from '../../failure/failure-info';
import { ChoiceField, PromptField, ToggleField } from '../form-fields';
import { ModelField } from '../model-field';
import { ShapeField } from '../shape-field';
import { useFirstFocus } from '../shell';
import { SourceField } from '../source-field';
import type { AnimateForm, Shape } from './form-state';
import { secondsOf, span, videoLimits, type VideoLimits } from './video-model';

type Props = {
  form: AnimateForm;
  change(part: Partial<AnimateForm>): void;
  shape: Shape;
  limits: VideoLimits;
  models: readonly Model[];
  issues: FailureInfo['issues'];
  assets: readonly Asset[];
  sourceId: number | null;
  onSource(id: number): void;
};

/** What should move, with which model, how long and how large. A field that the model does not take is not here. */
export const AnimateFields = (props: Props) => {
  const { form, change, models, limits, issues, assets, sourceId, onSource } = props;
  const t = useText();
  const prompt = useFirstFocus<HTMLTextAreaElement>();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {sourceId !== null && <SourceField assets={assets} value={sourceId} onChange={onSource} />}
      <PromptField
        inputRef={prompt}
        label={t('animate.prompt')}
        hint={t('animate.prompt.hint')}
        required
        value={form.prompt}
        limit={limits.prompt_character_limit}
        overText="animate.prompt.over"
        error={issues.find(({ path }) => path === 'prompt' || path === 'input.prompt')?.message}
        onChange={(value) => change({ prompt: value })}
      />
      <ModelField
        kind="video"
        models={models}
        value={form.model}
        tell={(entry) => abilities({ limits: videoLimits(entry), t })}
        onChange={(model) => change({ model })}
      />
      <HowFields {...props} />
      <More {...props} />
    </Flex>
  );
};

const HowFields = ({ form, change, shape, limits }: Props) => {
  const t = useText();
  const { durations, resolutions, aspect_ratios: ratios } = limits;
  return (
    <>
      {durations.length > 0 && (
        <ChoiceField
          label={t('animate.duration')}
          value={shape.duration}
          options={durations.map((value) => ({ value, text: durationText({ value, t }) }))}
          onChange={(duration) => change({ duration })}
        />
      )}
      {resolutions.length > 0 && (
        <ChoiceField
          label={t('form.resolution')}
          value={shape.resolution}
          options={resolutions.map((value) => ({ value, text: value.replace('_', ' ') }))}
          onChange={(resolution) => change({ resolution })}
        />
      )}
      {ratios.length > 0 && (
        <ShapeField
          ratios={ratios}
          value={shape.aspect_ratio}
          onChange={(aspect_ratio) => change({ aspect_ratio })}
        />
      )}
      {limits.audio_configurable && (
        <ToggleField
          label={t('animate.audio')}
          hint={t('animate.audio.hint')}
          checked={form.audio}
          onChange={(audio) => change({ audio })}
        />
      )}
    </>
  );
};

const More = ({ form, change, limits }: Props) => {
  const t = useText();
  const [open, setOpen] = useState('');
  return (
    <Accordion.Root value={open} onValueChange={(value?: string) => setOpen(value ?? '')}>
      <Accordion.Item value="more">
        <Accordion.Header>
          <Accordion.Trigger>{t('form.more')}</Accordion.Trigger>
        </Accordion.Header>
        <Accordion.Content>
          <Box padding={4}>
            <PromptField
              label={t('form.negative')}
              hint={t('form.negative.hint')}
              value={form.negative_prompt}
              limit={form.negative_prompt ? limits.prompt_character_limit : null}
              overText="animate.prompt.over"
              onChange={(negative_prompt) => change({ negative_prompt })}
            />
          </Box>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
};

const durationText = ({ value, t }: { value: string; t: Text }): string => {
  const seconds = secondsOf(value);
  return Number.isFinite(seconds) ? t('animate.duration.option', { seconds }) : value;
};

/** "3 to 15 s · with sound" */
const abilities = ({ limits, t }: { limits: VideoLimits; t: Text }): string => {
  const lengths = span(limits);
  const length =
    lengths &&
    (lengths.from === lengths.to
      ? t('animate.model.length', { seconds: lengths.to })
      : t('animate.model.lengths', lengths));
  const fixed = limits.audio ? 'animate.model.sound' : 'animate.model.silent';
  const sound = t(limits.audio_configurable ? 'animate.model.soundIfWanted' : fixed);
  return [length, sound].filter(Boolean).join(' · ');
};
