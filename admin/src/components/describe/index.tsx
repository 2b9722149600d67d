import { useEffect, useRef, useState } from 'react';
import { useText } from '../../translations/text';
import type { DialogProps } from '../dialogs';
import { useSetUp } from '../dialogs/not-set-up';
import { Shell } from '../dialogs/shell';
import { Footer } from './footer';
import { DescribeForm } from './form';
import { LeaveQuestion } from './leave-question';
import { Stage } from './stage';
import { useEntry } from './use-entry';
import { useLanguage } from './use-language';
import { useSaving } from './use-saving';
import { useTexts } from './use-texts';

/** Writes what a picture shows. A person reads it, changes it, and only then is it saved. */
const DescribeDialog = ({ target, onClose }: DialogProps) => {
  const t = useText();
  const setUp = useSetUp();
  const entry = useEntry(target);
  const language = useLanguage(entry.locale);
  const written = useTexts();
  const { saving, maySave, save } = useSaving({ written, show: entry.show });
  const [withContext, setWithContext] = useState(true);
  const [asking, setAsking] = useState(false);
  // The pictures that the dialog was opened for, with the texts that were saved meanwhile.
  const [assets, setAssets] = useState(target.assets);
  const [assetId, setAssetId] = useState(assets[0]?.id ?? 0);
  const press = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLTextAreaElement>(null);

  const asset = assets.find(({ id }) => id === assetId);
  const texts = written.texts.get(assetId);
  const working = written.startedAt !== null;
  const known = !entry.isLoading && language.known;
  const phase = working ? 'working' : written.failure ? 'failed' : texts ? 'done' : 'empty';

  // What is done next has the focus: a button that waits cannot keep it.
  useEffect(() => {
    if (phase === 'working' || !known) return;
    const frame = requestAnimationFrame(() => (phase === 'done' ? first : press).current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [phase, known, assetId]);

  if (!asset) return null;
  const busy = working || saving;
  const ready = setUp !== 'missing' && known && !busy;
  const describe = () => {
    const context = withContext && entry.text !== '' ? entry.text : undefined;
    if (ready) void written.ask({ id: assetId, locale: language.value, context });
  };
  const choose = (id: number) => {
    written.forget();
    setAssetId(id);
  };

  const saveOne = async (id: number): Promise<boolean> => {
    const saved = await save(id);
    if (saved) setAssets((before) => before.map((one) => (one.id === id ? saved : one)));
    return saved !== null;
  };
  /** Closes once nothing is left that was not saved. */
  const saveThis = async () => {
    if (busy || !maySave || !(await saveOne(assetId))) return;
    const next = [...written.texts.keys()].find((id) => id !== assetId);
    if (next === undefined) onClose();
    else choose(next);
  };
  const saveAll = async () => {
    for (const id of written.texts.keys()) {
      if (await saveOne(id)) continue;
      setAsking(false);
      return setAssetId(id);
    }
    onClose();
  };
  const leave = () => {
    if (saving) return;
    if (written.texts.size > 0) setAsking(true);
    else onClose();
  };

  const announcement = {
    empty: '',
    working: t('dialog.live.started'),
    failed: t('dialog.live.failed'),
    done: t('describe.live.done'),
  }[phase];

  return (
    <>
      <Shell
        title={t('describe.title', { field: target.label })}
        busy={busy}
        onClose={leave}
        onSubmit={texts ? () => void saveThis() : describe}
        announcement={announcement}
        stageFirst={phase !== 'done'}
        form={
          <DescribeForm
            assets={assets}
            asset={asset}
            onAsset={choose}
            language={language}
            context={entry.text}
            withContext={withContext}
            onContext={setWithContext}
            texts={texts}
            change={(part) => written.change({ id: assetId, part })}
            busy={busy}
            maySave={maySave}
            firstRef={first}
          />
        }
        stage={
          <Stage
            asset={asset}
            texts={texts}
            startedAt={written.startedAt}
            failure={written.failure}
            missing={setUp === 'missing'}
            onRetry={texts ? undefined : describe}
          />
        }
        footer={
          <Footer
            pressRef={press}
            working={working}
            saving={saving}
            written={texts !== undefined}
            onPress={ready ? describe : null}
            onSave={maySave ? () => void saveThis() : null}
            onCancel={written.cancel}
            onClose={leave}
          />
        }
      />
      <LeaveQuestion
        open={asking}
        saving={saving}
        onStay={() => setAsking(false)}
        onDiscard={onClose}
        onSave={maySave ? () => void saveAll() : null}
      />
    </>
  );
};

export default DescribeDialog;
