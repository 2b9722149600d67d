import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Operation, Send } from '../../../../shared/contracts/operation';
import { OPERATIONS } from '../../../../shared/operations';
import { failureOf } from '../../components/failure/failure-info';
import { Reference } from '../../components/failure/reference';
import { chargeFor, wordsFor } from '../../components/failure/words';
import { factsOf } from '../../components/media/facts';
import { Sound } from '../../components/media/sound';
import { useSeen } from '../../hooks/use-seen';
import { useText } from '../../translations/text';
import { Actions } from './actions';
import { Thumbnail } from './thumbnail';
import type { Decisions } from './use-decisions';
import type { Why } from './what-waits';

type Props = { operation: Operation; send: Send; why: Why; decisions: Decisions };

/** One result that waits: what it looks like, why it waits, and what can be done. */
export const WaitingSend = (props: Props) => {
  const { operation, send, why } = props;
  const t = useText();
  const sound = OPERATIONS[operation.kind].makes === 'audio';
  const plays = sound && send.state === 'received' && !send.elsewhere;
  return (
    <Row data-venice-send={send.id}>
      <Thumbnail operation={operation} send={send} />
      <Flex direction="column" alignItems="stretch" gap={1} minWidth={0}>
        {why === 'result' ? <Result send={send} /> : <Trouble send={send} />}
        {plays && <WaitingSound send={send} />}
        {send.elsewhere && <Typography textColor="warning700">{t('waiting.elsewhere')}</Typography>}
        {why === 'unknown' && !operation.repeatable && (
          <Typography textColor="neutral600">{t('waiting.notRepeatable')}</Typography>
        )}
      </Flex>
      <Actions {...props} />
    </Row>
  );
};

const Result = ({ send }: { send: Send }) => {
  const t = useText();
  const when = useWhen();
  const { expiresAt, elsewhere } = send;
  return (
    <>
      <Typography fontWeight="bold">{t('waiting.result')}</Typography>
      {expiresAt !== null && (
        <Typography textColor="neutral700">
          {t('waiting.until', { date: when(expiresAt) })}
        </Typography>
      )}
      {expiresAt === null && !elsewhere && (
        <Typography textColor="neutral700">{t('waiting.forEver')}</Typography>
      )}
      <Typography variant="pi" textColor="neutral600">
        {[...factsOf({ send, t }), send.modelServed].filter(Boolean).join(' · ')}
      </Typography>
    </>
  );
};

const WaitingSound = ({ send }: { send: Send }) => {
  const { ref, seen } = useSeen<HTMLDivElement>();
  return (
    <div ref={ref}>
      <Sound send={send} wanted={seen} />
    </div>
  );
};

const useWhen = () => {
  const { formatDate } = useIntl();
  return (time: string) => formatDate(time, { dateStyle: 'medium', timeStyle: 'short' });
};

/** What happened, whether it was charged, and what to do. */
const Trouble = ({ send }: { send: Send }) => {
  const t = useText();
  const when = useWhen();
  const failure = failureOf(send);
  if (!failure) return <Typography fontWeight="bold">{t(`charge.${send.charge}`)}</Typography>;
  const { title, text } = wordsFor(failure);
  const { charge, attempts, message } = failure;
  return (
    <>
      <Typography fontWeight="bold">{t(title)}</Typography>
      <Typography textColor="neutral700">
        {t(text, { charge: t(chargeFor(failure)), charged: charge, message, attempts })}
      </Typography>
      {send.retryAt !== null && (
        <Typography textColor="neutral700">
          {t('waiting.retry', { date: when(send.retryAt) })}
        </Typography>
      )}
      {failure.reference && <Reference reference={failure.reference} />}
    </>
  );
};

const Row = styled.div`
  display: grid;
  grid-template-columns: 144px minmax(0, 1fr) auto;
  gap: ${({ theme }) => theme.spaces[4]};
  align-items: start;
  padding-block-start: ${({ theme }) => theme.spaces[4]};
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  @media (max-width: 1023px) {
    grid-template-columns: 112px minmax(0, 1fr);
    > :last-child {
      grid-column: 1 / -1;
    }
  }
`;
