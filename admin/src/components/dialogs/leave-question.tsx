import { Button, Dialog } from '@strapi/design-system';
import type { Medium } from '../../../../shared/operations';
import { useText } from '../../translations/text';
import type { Session } from './use-session';

/** What becomes of results that were paid for and not used. */
export const LeaveQuestion = ({
  session,
  medium = 'image',
}: {
  session: Session;
  medium?: Medium;
}) => {
  const t = useText();
  return (
    <Dialog.Root open={session.asking} onOpenChange={(open: boolean) => !open && session.stay()}>
      <Dialog.Content>
        <Dialog.Header>{t('dialog.discard.title', { medium })}</Dialog.Header>
        <Dialog.Body>{t('dialog.discard.text')}</Dialog.Body>
        <Dialog.Footer>
          <Button fullWidth variant="danger-light" onClick={() => void session.discardAll()}>
            {t('dialog.discard.discard')}
          </Button>
          <Button fullWidth variant="tertiary" onClick={session.later}>
            {t('dialog.discard.later')}
          </Button>
          <Button fullWidth loading={session.saving} onClick={() => void session.keepAll()}>
            {t('dialog.discard.keep')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};
