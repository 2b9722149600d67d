import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { VENICE_BILLING_URL } from '../../../../shared/plugin';
import { useText } from '../../translations/text';
import { Notice } from '../notice';
import type { FailureInfo } from './failure-info';
import { Reference } from './reference';
import { SettingsLink } from './settings-link';
import { chargeFor, wordsFor } from './words';

type Props = {
  failure: FailureInfo;
  onRetry?: () => void;
  retryText?: string;
  /** Takes over the prompt that Venice suggests instead. */
  onUsePrompt?: (prompt: string) => void;
  /** Sends a smaller copy of a source that is too large. */
  onShrink?: () => void;
};

/** What happened, whether it was charged, and what to do. */
export const Failure = ({ failure, onRetry, retryText, onUsePrompt, onShrink }: Props) => {
  const t = useText();
  const { title, text } = wordsFor(failure);
  const { code, charge, attempts, reference, suggestedPrompt } = failure;
  const message = failure.message.replace(/[.\s]+$/, '');
  const tooLarge = failure.issues.some((issue) => issue.code === 'too_large');
  return (
    <Notice look={code === 'aborted' ? 'neutral' : 'danger'} title={t(title)}>
      <Typography>
        {t(text, { charge: t(chargeFor(failure)), charged: charge, message, attempts })}
      </Typography>
      {code === 'not_configured' && (
        <SettingsLink otherwise={<Typography>{t('error.not_configured.ask')}</Typography>} />
      )}
      {code === 'unauthorized' && <SettingsLink />}
      {code === 'payment_required' && (
        <Box>
          <Link href={VENICE_BILLING_URL} isExternal>
            {t('error.payment.open')}
          </Link>
        </Box>
      )}
      {suggestedPrompt && (
        <Typography>{t('error.suggested', { prompt: suggestedPrompt })}</Typography>
      )}
      {reference && <Reference reference={reference} />}
      <Flex gap={2} wrap="wrap">
        {suggestedPrompt && onUsePrompt && (
          <Button variant="tertiary" size="S" onClick={() => onUsePrompt(suggestedPrompt)}>
            {t('error.useSuggested')}
          </Button>
        )}
        {tooLarge && onShrink && (
          <Button variant="tertiary" size="S" onClick={onShrink}>
            {t('error.shrink')}
          </Button>
        )}
        {onRetry && (
          <Button variant="tertiary" size="S" onClick={onRetry}>
            {retryText ?? t('error.retry')}
          </Button>
        )}
      </Flex>
    </Notice>
  );
};
