import type { ReactElement } from 'react';
import { Button, Dialog } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useText } from '../translations/text';

type Props = {
  /** The button that asks; it has the focus again afterwards. */
  children: ReactElement;
  title: string;
  text: string;
  confirm: string;
  danger?: boolean;
  onConfirm(): void;
};

/** As Strapi asks before it deletes something. */
export const AskFirst = ({ children, title, text, confirm, danger = false, onConfirm }: Props) => {
  const t = useText();
  return (
    <Dialog.Root>
      <Dialog.Trigger>{children}</Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{title}</Dialog.Header>
        <Dialog.Body icon={<WarningCircle fill={danger ? 'danger600' : 'warning600'} />}>
          {text}
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button fullWidth variant="tertiary">
              {t('waiting.cancel')}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button fullWidth variant={danger ? 'danger-light' : 'secondary'} onClick={onConfirm}>
              {confirm}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};
