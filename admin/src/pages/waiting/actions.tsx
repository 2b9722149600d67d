import { Button, Flex } from '@strapi/design-system';
import { formatUsd } from '../../../../shared/catalogue/estimate';
import type { Operation, Send } from '../../../../shared/contracts/operation';
import { OPERATIONS } from '../../../../shared/operations';
import { useText } from '../../translations/text';
import { AskFirst } from '../../components/ask-first';
import type { Decisions } from './use-decisions';
import { priceOfAgain, type Why } from './what-waits';

type Props = { operation: Operation; send: Send; why: Why; decisions: Decisions };

/** Saving costs nothing and loses nothing, so it is done at once. Everything else asks first. */
export const Actions = ({ why, ...props }: Props) => (
  <Flex gap={2} wrap="wrap">
    {why === 'unknown' ? <OfUnknown {...props} /> : <OfResult {...props} again={why === 'save'} />}
  </Flex>
);

const OfResult = ({
  operation,
  send,
  decisions,
  again,
}: Omit<Props, 'why'> & { again: boolean }) => {
  const t = useText();
  const busy = decisions.busy.has(send.id);
  return (
    <>
      <Button
        size="S"
        loading={busy}
        disabled={busy || send.elsewhere}
        onClick={() => void decisions.save(send)}
      >
        {t(again ? 'waiting.saveAgain' : 'waiting.save')}
      </Button>
      <AskFirst
        title={t('waiting.discard.title', { medium: OPERATIONS[operation.kind].makes })}
        text={t('waiting.discard.text')}
        confirm={t('waiting.discard')}
        danger
        onConfirm={() => void decisions.discard(send)}
      >
        <Button size="S" variant="danger-light" disabled={busy}>
          {t('waiting.discard')}
        </Button>
      </AskFirst>
    </>
  );
};

const OfUnknown = ({ operation, send, decisions }: Omit<Props, 'why'>) => {
  const t = useText();
  const busy = decisions.busy.has(send.id);
  const usd = priceOfAgain(operation);
  const price = usd === null ? null : formatUsd(usd);
  const charged = send.charge === 'charged' ? 'charged' : 'unknown';
  return (
    <>
      <AskFirst
        title={t('waiting.resend.title')}
        text={[
          t(`waiting.resend.text.${charged}`),
          price ? t('waiting.resend.price', { usd: price }) : t('waiting.resend.noPrice'),
        ].join(' ')}
        confirm={price ? t('waiting.resend.press', { usd: price }) : t('waiting.resend')}
        onConfirm={() => void decisions.resend(send)}
      >
        <Button
          size="S"
          variant="secondary"
          loading={busy}
          disabled={busy || !operation.repeatable}
        >
          {t('waiting.resend')}
        </Button>
      </AskFirst>
      <AskFirst
        title={t('waiting.giveUp.title')}
        text={t('waiting.giveUp.text')}
        confirm={t('waiting.giveUp')}
        danger
        onConfirm={() => void decisions.giveUp(send)}
      >
        <Button size="S" variant="tertiary" disabled={busy}>
          {t('waiting.giveUp')}
        </Button>
      </AskFirst>
    </>
  );
};
