import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { ACTIONS, PLUGIN_ID, VENICE_BILLING_URL } from '../../../../shared/plugin';
import { useText } from '../../translations/text';
import { Notice } from '../notice';
import type { FailureInfo } from './failure-info';
import { wordsFor } from './words';

const SETTINGS = [{ action: ACTIONS.settingsRead, subject: null }];

type Props = {
  failure: FailureInfo;
  onRetry?: () => void;
  /** Takes over the prompt that Venice suggests instead. */
  onUsePrompt?: (prompt: string) => void;
  /** Sends a smaller copy of a source that is too large. */
  onShrink?: () => void;
};

/** What happened, whether it was charged, and what to do. */
export const Failure = ({ failure, onRetry, onUsePrompt, onShrink }: Props) => {
  const t = useText();
  const { title, text } = wordsFor(failure);
  const { code, charge, attempts, reference, suggestedPrompt } = failure;
  const message = failure.message.replace(/[.\s]+$/, '');
  const tooLarge = failure.issues.some((issue) => issue.code === 'too_large');
  return (
    <Notice look={code === 'aborted' ? 'neutral' : 'danger'} title={t(title)}>
      <Typography>{t(text, { charge: t(`charge.${charge}`), message, attempts })}</Typography>
      {code === 'not_configured' && <WhereToSetUp />}
      {code === 'payment_required' && (
        <Link href={VENICE_BILLING_URL} isExternal>
          {t('error.payment.open')}
        </Link>
      )}
      {suggestedPrompt && (
        <Typography>{t('error.suggested', { prompt: suggestedPrompt })}</Typography>
      )}
      {reference && (
        <Typography variant="pi" textColor="neutral600">
          {t('error.reference', { reference })}
        </Typography>
      )}
      <Flex gap={2}>
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
            {t('error.retry')}
          </Button>
        )}
      </Flex>
    </Notice>
  );
};

const WhereToSetUp = () => {
  const t = useText();
  const { allowedActions } = useRBAC(SETTINGS);
  return allowedActions.canSettingsRead ? (
    <Box>
      <Link href={`${window.strapi.backendURL}/admin/settings/${PLUGIN_ID}`}>
        {t('error.not_configured.open')}
      </Link>
    </Box>
  ) : (
    <Typography>{t('error.not_configured.ask')}</Typography>
  );
};
