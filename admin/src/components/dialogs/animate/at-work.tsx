import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Asset } from '../../../../../shared/contracts/asset';
import type { Send } from '../../../../../shared/contracts/operation';
import { useElapsed } from '../../../hooks/use-elapsed';
import { useProgress } from '../../../hooks/use-progress';
import { useText, type Text } from '../../../translations/text';
import { Retrying } from '../stage/retrying';
import { SourcePicture } from './source-picture';

type Props = {
  send: Send | null;
  source: Asset | null;
  startedAt: number;
  /** Whether the field that it was asked for in has it when it is done. */
  inField: boolean;
};

/** The picture that is to move, and how far Venice is with it. */
export const AtWork = ({ send, source, startedAt, inField }: Props) => {
  const t = useText();
  return (
    <>
      {source ? (
        <SourcePicture source={source} />
      ) : (
        <Box padding={8} background="neutral100" hasRadius>
          <Loader small>{t('dialog.running')}</Loader>
        </Box>
      )}
      {send?.state === 'processing' ? (
        <Processing send={send} inField={inField} />
      ) : (
        <Sending send={send} startedAt={startedAt} />
      )}
    </>
  );
};

/** It has not been paid for yet. */
const Sending = ({ send, startedAt }: { send: Send | null; startedAt: number }) => {
  const t = useText();
  const seconds = useElapsed(startedAt);
  const ahead = (send?.state === 'queued' && send.ahead) || 0;
  return (
    <>
      <Flex gap={2} justifyContent="center">
        <Typography>{t(ahead > 0 ? 'dialog.queued' : 'animate.sending')}</Typography>
        <Typography textColor="neutral600">{t('dialog.elapsed', { seconds })}</Typography>
      </Flex>
      {ahead > 0 && (
        <Typography textColor="neutral600" textAlign="center">
          {t('animate.queue', { count: ahead })}
        </Typography>
      )}
      {send && <Retrying sends={[send]} />}
      <Typography variant="pi" textColor="neutral600" textAlign="center">
        {t('dialog.mayClose')}
      </Typography>
    </>
  );
};

const Processing = ({ send, inField }: { send: Send; inField: boolean }) => {
  const t = useText();
  const { elapsedMs, averageMs } = useProgress(send.progress);
  const share = elapsedMs === null || averageMs === null ? null : elapsedMs / averageMs;
  const label = t('animate.processing');
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography fontWeight="bold">{label}</Typography>
      {share !== null && (
        <Bar label={label} percent={Math.min(100, Math.max(0, Math.round(share * 100)))} />
      )}
      <Typography textColor="neutral600">
        {howLong({ t, elapsedMs, averageMs })}
        {share !== null && share > 1 ? ` ${t('animate.longer')}` : ''}
      </Typography>
      <Typography>{t(inField ? 'animate.goesOn' : 'animate.goesOn.library')}</Typography>
    </Flex>
  );
};

const howLong = ({ t, elapsedMs, averageMs }: { t: Text } & ReturnType<typeof useProgress>) => {
  if (elapsedMs === null) return t('animate.elapsed.unknown');
  const elapsed = inWords({ t, ms: elapsedMs });
  return averageMs === null
    ? t('animate.elapsed', { elapsed })
    : t('animate.elapsed.usual', { usual: inWords({ t, ms: averageMs }), elapsed });
};

const MINUTE_S = 60;
/** Up to here seconds are what people count in. */
const IN_SECONDS_MAX_S = 90;

const inWords = ({ t, ms }: { t: Text; ms: number }): string => {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  return seconds <= IN_SECONDS_MAX_S
    ? t('animate.seconds', { seconds })
    : t('animate.minutes', { minutes: Math.round(seconds / MINUTE_S) });
};

/** Strapi's own tells screen readers no value, and is made for dark cards. */
const Bar = ({ label, percent }: { label: string; percent: number }) => (
  <Rail
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={percent}
  >
    <Done style={{ inlineSize: `${percent}%` }} />
  </Rail>
);

const Rail = styled.div`
  block-size: 8px;
  overflow: hidden;
  background: ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const Done = styled.div`
  block-size: 100%;
  background: ${({ theme }) => theme.colors.primary600};
  border-radius: ${({ theme }) => theme.borderRadius};
  @media (prefers-reduced-motion: no-preference) {
    transition: inline-size 1s linear;
  }
`;
