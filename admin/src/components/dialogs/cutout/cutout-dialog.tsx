import { useEffect, useState } from 'react';
import { Typography } from '@strapi/design-system';
import { estimate } from '../../../../../shared/catalogue/estimate';
import { BACKGROUND_REMOVER_ID } from '../../../../../shared/catalogue/model';
import { useModels } from '../../../api/queries';
import { useText } from '../../../translations/text';
import type { DialogProps } from '..';
import { Footer } from '../footer';
import { LeaveQuestion } from '../leave-question';
import { NotSetUp, useSetUp } from '../not-set-up';
import { ReplaceButtons } from '../replace-buttons';
import { Shell } from '../shell';
import { SourceField } from '../source-field';
import { assetUrl } from '../stage/asset-url';
import { Fit } from '../stage/picture';
import { Running } from '../stage/running';
import { Troubles } from '../stage/troubles';
import { useAnnouncement } from '../use-announcement';
import { useSession } from '../use-session';
import { Compare } from './compare';

/** No form: the picture, the price and one button, then before and after. */
export const CutoutDialog = ({ target, onClose }: DialogProps) => {
  const t = useText();
  const session = useSession({ task: 'background-remove', target, onClose });
  const announcement = useAnnouncement(session);
  const setUp = useSetUp();
  const { data: catalogue } = useModels('image');
  const [assets] = useState(target.assets);
  const [sourceId, setSourceId] = useState(assets[0]?.id ?? 0);
  const madeFrom = session.operation?.sources[0];
  useEffect(() => {
    if (madeFrom !== undefined) setSourceId(madeFrom);
  }, [madeFrom]);
  const source = assets.find(({ id }) => id === sourceId) ?? assets[0];
  if (!source) return null;

  const entry = catalogue?.models.find(({ id }) => id === BACKGROUND_REMOVER_ID) ?? null;
  const price = estimate({ kind: 'background-remove', input: {}, entry, sources: 1 });
  const ready = !session.busy && setUp !== 'missing';
  const press = ({ shrink = false } = {}) => {
    const options = { save: false, ...(shrink && { shrink }) };
    if (ready)
      void session.begin({ kind: 'background-remove', input: { image: source.id }, options });
  };

  const stage = () => {
    if (setUp === 'missing') return <NotSetUp />;
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
        <SourceField assets={assets} value={sourceId} onChange={setSourceId} />
        <Troubles
          session={session}
          onRetry={() => press()}
          onShrink={() => press({ shrink: true })}
        />
        {session.chosen ? (
          <Compare
            source={source}
            send={session.chosen}
            asset={session.kept.get(session.chosen.id) ?? null}
            checkered
          />
        ) : (
          <>
            <Fit src={assetUrl(source)} alt={source.alternativeText || t('dialog.source.alt')} />
            <Typography textColor="neutral600" textAlign="center">
              {t('tips.cutout')}
            </Typography>
          </>
        )}
      </>
    );
  };

  return (
    <>
      <Shell
        title={t('dialog.title.background-remove', { field: target.label })}
        busy={session.busy}
        onClose={session.leave}
        onSubmit={() => press()}
        announcement={announcement}
        stageFirst={session.work.phase !== 'idle'}
        stage={stage()}
        footer={
          <Footer
            session={session}
            price={price}
            press={t('dialog.press.background-remove')}
            onPress={ready ? () => press() : null}
            choices={<ReplaceButtons session={session} target={target} source={source} />}
          />
        }
      />
      <LeaveQuestion session={session} />
    </>
  );
};
