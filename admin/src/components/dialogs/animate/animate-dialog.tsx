import { useEffect, useState } from 'react';
import { Loader } from '@strapi/design-system';
import { formatUsd } from '../../../../../shared/catalogue/estimate';
import type { Asset } from '../../../../../shared/contracts/asset';
import { useText } from '../../../translations/text';
import type { DialogProps } from '..';
import { Footer } from '../footer';
import { LeaveQuestion } from '../leave-question';
import { useSetUp } from '../not-set-up';
import { Shell } from '../shell';
import { useAnnouncement } from '../use-announcement';
import { useSession } from '../use-session';
import { AcceptPrice } from './accept-price';
import { AnimateChoices } from './animate-choices';
import { AnimateFields } from './animate-fields';
import { AnimateStage } from './animate-stage';
import { QuoteLine } from './quote-line';
import { useAnimateForm } from './use-animate-form';

/** Makes a video out of a picture: asks the price first, then works for minutes, which nobody has to wait for. */
export const AnimateDialog = ({ target, onClose }: DialogProps) => {
  const t = useText();
  const session = useSession({ task: 'animate', target, onClose });
  const announcement = useAnnouncement(session);
  const setUp = useSetUp();
  // The pictures that the dialog was opened for, even if the field changes behind it.
  const [assets] = useState(target.assets);
  const [source, setSource] = useState<Asset | null>(assets[0] ?? null);
  const animation = useAnimateForm({ session, source, setUp: setUp === 'ready' });
  const [accepting, setAccepting] = useState<{ shrink: boolean } | null>(null);

  const madeFrom = session.operation?.sources[0];
  useEffect(() => {
    const found = assets.find(({ id }) => id === madeFrom);
    if (found) setSource(found);
  }, [assets, madeFrom]);

  const { form, quote } = animation;
  const usd = quote.phase === 'known' ? quote.usd : null;
  const ready =
    source !== null &&
    form.prompt.trim() !== '' &&
    usd !== null &&
    !session.busy &&
    setUp !== 'missing';
  const send = ({ shrink }: { shrink: boolean }) => {
    if (!ready) return;
    const options = { save: false, acceptUsd: usd, ...(shrink && { shrink }) };
    void session.begin({ kind: 'video', input: animation.inputFor(source.id), options });
  };
  const press = ({ shrink = false } = {}) => {
    if (!ready || quote.phase !== 'known') return;
    if (quote.usd > quote.confirmAboveUsd) setAccepting({ shrink });
    else send({ shrink });
  };
  const issues = session.work.phase === 'refused' ? session.work.failure.issues : [];

  return (
    <>
      <Shell
        title={t('dialog.title.animate', { field: target.label })}
        busy={session.busy}
        onClose={session.leave}
        onSubmit={() => press()}
        announcement={announcement}
        stageFirst={session.work.phase !== 'idle' || source === null}
        form={
          animation.loaded ? (
            <AnimateFields
              {...animation}
              issues={issues}
              assets={assets}
              sourceId={source?.id ?? null}
              onSource={(id) => setSource(assets.find((asset) => asset.id === id) ?? null)}
            />
          ) : (
            <Loader>{t('dialog.loading')}</Loader>
          )
        }
        stage={
          <AnimateStage
            session={session}
            target={target}
            animation={animation}
            setUp={setUp}
            source={source}
            picked={assets.length === 0}
            onPick={setSource}
            onRetry={press}
          />
        }
        footer={
          <Footer
            session={session}
            price={usd === null ? null : { usd, parts: [], approximate: false }}
            cost={<QuoteLine quote={quote} />}
            press={t('dialog.press.animate')}
            onPress={ready ? () => press() : null}
            choices={<AnimateChoices session={session} target={target} />}
          />
        }
      />
      <AcceptPrice
        usd={accepting && usd !== null ? formatUsd(usd) : null}
        onAccept={() => send({ shrink: accepting?.shrink === true })}
        onClose={() => setAccepting(null)}
      />
      <LeaveQuestion session={session} medium="video" />
    </>
  );
};
