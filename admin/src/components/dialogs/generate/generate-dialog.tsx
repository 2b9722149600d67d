import { useEffect, useState } from 'react';
import { Loader } from '@strapi/design-system';
import { estimate } from '../../../../../shared/catalogue/estimate';
import { useModels, useStatus } from '../../../api/queries';
import { useText } from '../../../translations/text';
import { Failure } from '../../failure/failure';
import { toFailure } from '../../failure/failure-info';
import type { DialogProps } from '..';
import { Footer, KeepButton, UseButton } from '../footer';
import { LeaveQuestion } from '../leave-question';
import { restoredForm } from '../restored-form';
import { ratioNumber } from '../shape-field';
import { Shell } from '../shell';
import { Results } from '../stage/results';
import { Running } from '../stage/running';
import { Tips } from '../stage/tips';
import { Troubles } from '../stage/troubles';
import { useAnnouncement } from '../use-announcement';
import { NotSetUp, useSetUp } from '../not-set-up';
import { useSession } from '../use-session';
import { EMPTY, firstModel, generators, toInput, type GenerateForm } from './form-state';
import { GenerateFields } from './generate-fields';

const TIPS = ['tips.generate.1', 'tips.generate.2', 'tips.generate.3', 'tips.generate.4'] as const;
const EXAMPLES = [
  'tips.generate.example.1',
  'tips.generate.example.2',
  'tips.generate.example.3',
] as const;

export const GenerateDialog = ({ target, onClose }: DialogProps) => {
  const t = useText();
  const session = useSession({ task: 'generate', target, onClose });
  const announcement = useAnnouncement(session);
  const setUp = useSetUp();
  const { data: catalogue, error } = useModels('image');
  const { data: status } = useStatus();
  const [form, setForm] = useState<GenerateForm>(EMPTY);
  const change = (part: Partial<GenerateForm>) => setForm((before) => ({ ...before, ...part }));

  const models = generators(catalogue?.models ?? []);
  const entry = models.find(({ id }) => id === form.model) ?? null;

  const { restored } = session;
  useEffect(() => {
    if (restored) setForm(restoredForm({ empty: EMPTY, values: restored }));
  }, [restored]);

  useEffect(() => {
    if (!catalogue || !status) return;
    const { generateModel: preferred, safeMode, format } = status.defaults;
    const model = firstModel({
      models: generators(catalogue.models),
      traits: catalogue.traits,
      preferred,
    });
    setForm((before) =>
      before.model ? before : { ...before, model, safe_mode: safeMode, format }
    );
  }, [catalogue, status]);

  const input = toInput({ form, entry });
  const price = estimate({ kind: 'generate', input, entry, sources: 0 });
  const issues = session.work.phase === 'refused' ? session.work.failure.issues : [];
  const ready =
    form.prompt.trim() !== '' && form.model !== '' && !session.busy && setUp !== 'missing';
  const press = () => {
    if (ready) void session.begin({ kind: 'generate', input, options: { save: false } });
  };

  // Not before: asked again after a lost answer, it has to be the same request.
  const ended = session.work.phase === 'ended';
  useEffect(() => {
    if (ended) setForm((before) => (before.seedLocked ? before : { ...before, seed: null }));
  }, [ended]);

  const stage = () => {
    if (setUp === 'missing') return <NotSetUp />;
    if (error) return <Failure failure={toFailure(error)} />;
    if (session.work.phase === 'running') {
      const ratio = entryRatio({ form, pixel: input.width !== undefined });
      const { startedAt } = session.work;
      return (
        <Running
          sends={session.sends}
          expected={form.variants}
          ratio={ratio}
          startedAt={startedAt}
        />
      );
    }
    if (session.work.phase === 'idle') {
      return <Tips tips={TIPS} examples={EXAMPLES} onExample={(prompt) => change({ prompt })} />;
    }
    return (
      <>
        <Troubles session={session} onRetry={press} onUsePrompt={(prompt) => change({ prompt })} />
        <Results session={session} onReuseSeed={(seed) => change({ seed, seedLocked: true })} />
      </>
    );
  };

  return (
    <>
      <Shell
        title={t('dialog.title.generate', { field: target.label })}
        busy={session.busy}
        onClose={session.leave}
        onSubmit={press}
        announcement={announcement}
        stageFirst={session.work.phase !== 'idle'}
        form={
          catalogue || error ? (
            <GenerateFields
              form={form}
              change={change}
              models={models}
              entry={entry}
              issues={issues}
            />
          ) : (
            <Loader>{t('dialog.loading')}</Loader>
          )
        }
        stage={stage()}
        footer={
          <Footer
            session={session}
            price={price}
            press={t('dialog.press.generate')}
            onPress={ready ? press : null}
            choices={
              <>
                <KeepButton session={session} />
                <UseButton
                  session={session}
                  field={target.label}
                  filled={target.assets.length > 0}
                  multiple={target.multiple}
                />
              </>
            }
          />
        }
      />
      <LeaveQuestion session={session} />
    </>
  );
};

const entryRatio = ({ form, pixel }: { form: GenerateForm; pixel: boolean }): number =>
  pixel ? form.width / form.height : ratioNumber(form.aspect_ratio);
