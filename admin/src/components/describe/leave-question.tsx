import { Button, Dialog } from '@strapi/design-system';
import { useText } from '../../translations/text';
import { Apart } from '../dialogs/apart';

type Props = {
  open: boolean;
  saving: boolean;
  onStay(): void;
  onDiscard(): void;
  /** Null: this person may not. */
  onSave: (() => void) | null;
};

/** What becomes of texts that nobody saved. */
export const LeaveQuestion = ({ open, saving, onStay, onDiscard, onSave }: Props) => {
  const t = useText();
  return (
    <Apart>
      <Dialog.Root open={open} onOpenChange={(next: boolean) => !next && onStay()}>
        <Dialog.Content>
          <Dialog.Header>{t('describe.leave.title')}</Dialog.Header>
          <Dialog.Body>{t('describe.leave.text')}</Dialog.Body>
          <Dialog.Footer>
            <Button fullWidth variant="danger-light" disabled={saving} onClick={onDiscard}>
              {t('describe.leave.discard')}
            </Button>
            <Button fullWidth variant="tertiary" disabled={saving} onClick={onStay}>
              {t('describe.leave.stay')}
            </Button>
            {onSave && (
              <Button fullWidth loading={saving} onClick={onSave}>
                {t('describe.leave.save')}
              </Button>
            )}
          </Dialog.Footer>
        </Dialog.Content>
      </Dialog.Root>
    </Apart>
  );
};
