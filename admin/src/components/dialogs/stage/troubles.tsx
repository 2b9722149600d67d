import { useState } from 'react';
import { Box, Button, Typography } from '@strapi/design-system';
import type { Send, Warning } from '../../../../../shared/contracts/operation';
import { usePreview } from '../../../hooks/use-preview';
import { en, type TranslationKey } from '../../../translations/en';
import { useText } from '../../../translations/text';
import { Failure } from '../../failure/failure';
import { failureOf, type FailureInfo } from '../../failure/failure-info';
import { Notice } from '../../notice';
import type { Session } from '../use-session';
import { Fit } from './picture';

type Props = {
  session: Session;
  onRetry?: () => void;
  onUsePrompt?: (prompt: string) => void;
  onShrink?: () => void;
};

/** Whatever went wrong, in words: the request itself, some of its pictures, or the saving. */
export const Troubles = ({ session, onRetry, onUsePrompt, onShrink }: Props) => {
  const t = useText();
  const { work, sends, saveFailure } = session;
  if (work.phase === 'refused') {
    return (
      <Failure
        failure={work.failure}
        onRetry={onRetry}
        onUsePrompt={onUsePrompt}
        onShrink={onShrink}
      />
    );
  }
  const failed = work.phase === 'ended' ? sends.filter(({ error }) => error !== null) : [];
  const [first] = failed;
  const failure = first && failureOf(first);
  return (
    <>
      {saveFailure && <Failure failure={saveFailure} />}
      <Warnings warnings={session.operation?.warnings ?? []} />
      {failure && !saveFailure && (
        <>
          {sends.length > 1 && (
            <Typography textColor="neutral600">
              {t('error.some', { count: failed.length })}
            </Typography>
          )}
          {first.state === 'unknown' ? (
            <Undecided session={session} send={first} failure={failure} />
          ) : (
            <Failure failure={failure} onRetry={onRetry} onUsePrompt={onUsePrompt} />
          )}
          {failed
            .filter(({ blurred, state }) => blurred && state === 'withheld')
            .map((send) => (
              <Blurred key={send.id} send={send} />
            ))}
        </>
      )}
    </>
  );
};

/** It may cost a second time, so that is no mere retry. */
const Undecided = ({
  session,
  send,
  failure,
}: {
  session: Session;
  send: Send;
  failure: FailureInfo;
}) => {
  const t = useText();
  const repeatable = session.operation?.repeatable === true;
  return (
    <Failure
      failure={failure}
      retryText={t('error.sendAgain')}
      onRetry={repeatable ? () => void session.again(send) : undefined}
    />
  );
};

/** What looked wrong before it was sent, and was let through. A code that is not known yet speaks for itself, in English. */
const Warnings = ({ warnings }: { warnings: readonly Warning[] }) => {
  const t = useText();
  if (warnings.length === 0) return null;
  return (
    <Notice look="warning" title={t('warning.title')}>
      {warnings.map(({ code, field, message }) => {
        const key = `warning.${code}`;
        return <Typography key={`${code} ${field}`}>{isKey(key) ? t(key) : message}</Typography>;
      })}
    </Notice>
  );
};

const isKey = (key: string): key is TranslationKey => key in en;

/** Shown only on request: it was withheld for a reason. */
const Blurred = ({ send }: { send: Send }) => {
  const t = useText();
  const [shown, setShown] = useState(false);
  const { url } = usePreview({ send, wanted: shown });
  return (
    <Box>
      {url ? (
        <Fit src={url} alt={t('dialog.result', { number: send.index + 1 })} />
      ) : (
        <Button variant="tertiary" size="S" onClick={() => setShown(true)}>
          {t('dialog.showBlurred')}
        </Button>
      )}
    </Box>
  );
};
