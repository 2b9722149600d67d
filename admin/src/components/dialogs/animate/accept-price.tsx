import { Button, Dialog } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useText } from '../../../translations/text';

type Props = {
  /** In words, as "$3.20"; null while nothing is asked. */
  usd: string | null;
  onAccept(): void;
  onClose(): void;
};

/** Asked once more, because a slip would be dear. */
export const AcceptPrice = ({ usd, onAccept, onClose }: Props) => {
  const t = useText();
  return (
    <Dialog.Root open={usd !== null} onOpenChange={(open: boolean) => !open && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{t('animate.accept.title', { usd: usd ?? '' })}</Dialog.Header>
        <Dialog.Body icon={<WarningCircle fill="warning600" />}>
          {t('animate.accept.text')}
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button fullWidth variant="tertiary">
              {t('dialog.cancel')}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button fullWidth onClick={onAccept}>
              {t('animate.accept.press', { usd: usd ?? '' })}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};
