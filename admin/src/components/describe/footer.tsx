import type { Ref } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useText } from '../../translations/text';
import { Balance } from '../dialogs/price';

type Props = {
  pressRef: Ref<HTMLButtonElement>;
  working: boolean;
  saving: boolean;
  /** There are texts: writing is then done again, and saving is the next step. */
  written: boolean;
  /** Null: it cannot be pressed now. */
  onPress: (() => void) | null;
  onSave: (() => void) | null;
  onCancel(): void;
  onClose(): void;
};

/** As in the other dialogs: left what it costs, right what can be done, and the one primary button is the next step. */
export const Footer = ({
  pressRef,
  working,
  saving,
  written,
  onPress,
  onSave,
  onCancel,
  onClose,
}: Props) => {
  const t = useText();
  return (
    <Flex justifyContent="space-between" gap={3} wrap="wrap" width="100%">
      <Flex gap={3} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          {t('describe.price')}
        </Typography>
        <Balance />
      </Flex>
      <Flex gap={2} wrap="wrap">
        {working && (
          <Button variant="danger-light" onClick={onCancel}>
            {t('dialog.cancel')}
          </Button>
        )}
        <Button variant="tertiary" disabled={saving} onClick={onClose}>
          {t('dialog.close')}
        </Button>
        <Button
          ref={pressRef}
          variant={written ? 'secondary' : 'default'}
          loading={working}
          disabled={!onPress || saving}
          onClick={() => onPress?.()}
        >
          {t(written ? 'describe.again' : 'describe.press')}
        </Button>
        {written && (
          <Button loading={saving} disabled={!onSave || working} onClick={() => onSave?.()}>
            {t('describe.save')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
};
