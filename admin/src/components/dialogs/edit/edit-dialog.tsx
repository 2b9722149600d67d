import { useEffect, useState } from 'react';
import { Loader } from '@strapi/design-system';
import { estimate } from '../../../../../shared/catalogue/estimate';
import { DEFAULT_EDIT_MODEL } from '../../../../../shared/catalogue/model';
import { useModels, useStatus } from '../../../api/queries';
import { useText } from '../../../translations/text';
import { Failure } from '../../failure/failure';
import { toFailure } from '../../failure/failure-info';
import type { DialogProps } from '..';
import { Compare } from '../cutout/compare';
import { Footer } from '../footer';
import { LeaveQuestion } from '../leave-question';
import { restoredForm } from '../restored-form';
import { NotSetUp, useSetUp } from '../not-set-up';
import { ReplaceButtons } from '../replace-buttons';
import { Shell } from '../shell';
import { assetUrl } from '../stage/asset-url';
import { Fit } from '../stage/picture';
import { Running } from '../stage/running';
import { Tips } from '../stage/tips';
import { Troubles } from '../stage/troubles';
import { useAnnouncement } from '../use-announcement';
import { useSession } from '../use-session';
import { EditFields } from './edit-fields';
import { EMPTY, toInput, type EditForm } from './form-state';

const TIPS = ['tips.edit.1', 'tips.edit.2', 'tips.edit.3'] as const;
const EXAMPLES = ['tips.edit.example.1', 'tips.edit.example.2', 'tips.edit.example.3'] as const;

export const EditDialog = ({ target, onClose }: DialogProps) => {
  const t = useText();
  const session = useSession({ task: 'edit', target, onClose });
  const announcement = useAnnouncement(session);
  const setUp = useSetUp();
  const { data: catalogue, error } = useModels('inpaint');
  const { data: status } = useStatus();
  // The picture that the dialog was opened for, even if the field changes behind it.
  const [assets] = useState(target.assets);
  const [sourceId, setSourceId] = useState(assets[0]?.id ?? 0);
  const source = assets.find(({ id }) => id === sourceId) ?? assets[0];
  const [form, setForm] = useState<EditForm>(EMPTY);
  const change = (part: Partial<EditForm>) => setForm((before) => ({ ...before, ...part }));

  const models = (catalogue?.models ?? []).filter(({ model_spec: spec }) => spec.offline !== true);
  const entry = models.find(({ id }) => id === form.model) ?? null;
  const { restored, operation } = session;
  useEffect(() => {
    if (restored) setForm(restoredForm({ empty: EMPTY, values: restored }));
  }, [restored]);
  const madeFrom = operation?.sources[0];
  useEffect(() => {
    if (madeFrom !== undefined) setSourceId(madeFrom);
  }, [madeFrom]);

  useEffect(() => {
    if (!catalogue || !status) return;
    const wanted = status.defaults.editModel ?? DEFAULT_EDIT_MODEL;
    const model =
      catalogue.models.find(({ id }) => id === wanted)?.id ?? catalogue.models[0]?.id ?? '';
    setForm((before) => (before.model ? before : { ...before, model }));
  }, [catalogue, status]);

  if (!source) return null;
  const input = toInput({ form, entry, image: source.id });
  const price = estimate({ kind: 'edit', input, entry, sources: 1 });
  const issues = session.work.phase === 'refused' ? session.work.failure.issues : [];
  const ready =
    form.prompt.trim() !== '' && form.model !== '' && !session.busy && setUp !== 'missing';
  const press = ({ shrink = false } = {}) => {
    if (ready)
      void session.begin({
        kind: 'edit',
        input,
        options: { save: false, ...(shrink && { shrink }) },
      });
  };

  const stage = () => {
    if (setUp === 'missing') return <NotSetUp />;
    if (error) return <Failure failure={toFailure(error)} />;
    if (session.work.phase === 'running') {
      const ratio = (source.width ?? 1) / (source.height ?? 1);
      return (
        <Running
          sends={session.sends}
          expected={1}
          ratio={ratio}
          startedAt={session.work.startedAt}
        />
      );
    }
    return (
      <>
        <Troubles
          session={session}
          onRetry={() => press()}
          onUsePrompt={(prompt) => change({ prompt })}
          onShrink={() => press({ shrink: true })}
        />
        {session.chosen ? (
          <Compare
            source={source}
            send={session.chosen}
            asset={session.kept.get(session.chosen.id) ?? null}
            checkered={false}
          />
        ) : (
          <Fit src={assetUrl(source)} alt={source.alternativeText || t('dialog.source.alt')} />
        )}
        {session.work.phase === 'idle' && (
          <Tips tips={TIPS} examples={EXAMPLES} onExample={(prompt) => change({ prompt })} />
        )}
      </>
    );
  };

  return (
    <>
      <Shell
        title={t('dialog.title.edit', { field: target.label })}
        busy={session.busy}
        onClose={session.leave}
        onSubmit={() => press()}
        announcement={announcement}
        stageFirst={session.work.phase !== 'idle'}
        form={
          catalogue || error ? (
            <EditFields
              form={form}
              change={change}
              models={models}
              entry={entry}
              issues={issues}
              assets={assets}
              sourceId={sourceId}
              onSource={setSourceId}
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
            press={t('dialog.press.edit')}
            onPress={ready ? () => press() : null}
            choices={<ReplaceButtons session={session} target={target} source={source} />}
          />
        }
      />
      <LeaveQuestion session={session} />
    </>
  );
};
