import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import type { Asset } from '../../../../../shared/contracts/asset';
import { useText } from '../../../translations/text';
import { Failure } from '../../failure/failure';
import { toFailure } from '../../failure/failure-info';
import { factsOf } from '../../media/facts';
import { Film } from '../../media/film';
import type { FieldTarget } from '..';
import { NotSetUp } from '../not-set-up';
import { Tips } from '../stage/tips';
import { Troubles } from '../stage/troubles';
import type { Session } from '../use-session';
import { AtWork } from './at-work';
import { SourcePicker } from './source-picker';
import { SourcePicture } from './source-picture';
import type { Animation } from './use-animate-form';

const TIPS = ['tips.animate.1', 'tips.animate.2', 'tips.animate.3'] as const;
const EXAMPLES = [
  'tips.animate.example.1',
  'tips.animate.example.2',
  'tips.animate.example.3',
] as const;

type Props = {
  session: Session;
  target: FieldTarget;
  animation: Animation;
  setUp: 'ready' | 'missing';
  source: Asset | null;
  /** Whether the picture is chosen here and not given by the field. */
  picked: boolean;
  onPick(asset: Asset): void;
  onRetry(options?: { shrink?: boolean }): void;
};

/** The picture, Venice at work on it, the video, or what went wrong. */
export const AnimateStage = (props: Props) => {
  const t = useText();
  const { session, target, animation, setUp, source, onRetry } = props;
  const { work, chosen, kept, operation } = session;
  if (setUp === 'missing') return <NotSetUp />;
  if (animation.error) return <Failure failure={toFailure(animation.error)} />;
  if (work.phase === 'running') {
    return (
      <AtWork
        send={session.sends[0] ?? null}
        source={source}
        startedAt={work.startedAt}
        inField={!target.libraryOnly}
      />
    );
  }
  const discarded = operation?.sends.some(({ state }) => state === 'discarded');
  // The newer price is what has to be looked at; pressing is left to the button that carries it.
  const dearer = work.phase === 'refused' && work.failure.code === 'confirmation_needed';
  return (
    <>
      <Troubles
        session={session}
        onRetry={dearer ? undefined : () => onRetry()}
        onUsePrompt={(prompt) => animation.change({ prompt })}
        onShrink={() => onRetry({ shrink: true })}
      />
      {animation.quote.phase === 'failed' && !chosen && (
        <Failure failure={animation.quote.failure} onRetry={animation.askAgain} />
      )}
      {animation.loaded && animation.models.length === 0 && (
        <Typography>{t('animate.model.none')}</Typography>
      )}
      {chosen ? (
        <>
          <Film send={chosen} asset={kept.get(chosen.id) ?? null} />
          <Typography variant="pi" textColor="neutral600" textAlign="center">
            {[...factsOf({ send: chosen, t }), chosen.modelServed ?? operation?.model ?? '']
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </>
      ) : (
        <Source {...props}>
          {discarded && <Typography textColor="neutral600">{t('animate.discarded')}</Typography>}
        </Source>
      )}
      {work.phase === 'idle' && (
        <Tips
          tips={TIPS}
          examples={EXAMPLES}
          onExample={(prompt) => animation.change({ prompt })}
        />
      )}
    </>
  );
};

const Source = ({ source, picked, onPick, session, children }: Props & { children: ReactNode }) => {
  const t = useText();
  const picker = picked && (
    <SourcePicker chosen={source} disabled={session.busy} onChoose={onPick} />
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {source ? (
        <>
          <SourcePicture source={source} />
          {picker && <Flex justifyContent="center">{picker}</Flex>}
        </>
      ) : (
        <Box padding={5} background="neutral100" hasRadius>
          <Flex direction="column" alignItems="flex-start" gap={4}>
            <Typography>{t('animate.source.none')}</Typography>
            {picker}
          </Flex>
        </Box>
      )}
      {children}
    </Flex>
  );
};
