import type { ReactNode } from 'react';
import { Button, Flex } from '@strapi/design-system';
import type { Estimate } from '../../../../shared/catalogue/estimate';
import { useText } from '../../translations/text';
import { Price, withPrice } from './price';
import type { Session } from './use-session';

type Props = {
  session: Session;
  price: Estimate | null;
  /** What is said of the price, where it is not an estimate of ours. */
  cost?: ReactNode;
  press: string;
  /** Null: it cannot be pressed now. */
  onPress: (() => void) | null;
  /** What to do with the chosen result; shown once there is one. */
  choices: ReactNode;
};

/** Left what it costs, right what can be done: the one primary button is the next step. */
export const Footer = ({ session, price, cost, press, onPress, choices }: Props) => {
  const t = useText();
  const running = session.work.phase === 'running';
  const ready = session.chosen !== null && !running;
  // What Venice has taken as a job is paid, and cannot be called back.
  const tooLate =
    session.sends.length > 0 && session.sends.every(({ state }) => state === 'processing');
  return (
    <Flex justifyContent="space-between" gap={3} wrap="wrap" width="100%">
      {cost ?? <Price price={price} />}
      <Flex gap={2} wrap="wrap">
        {running && !tooLate && (
          <Button variant="danger-light" onClick={() => void session.cancel()}>
            {t('dialog.cancel')}
          </Button>
        )}
        <Button variant="tertiary" disabled={session.saving} onClick={session.leave}>
          {t('dialog.close')}
        </Button>
        <Button
          variant={ready ? 'secondary' : 'default'}
          loading={running}
          disabled={!onPress || session.busy}
          onClick={() => onPress?.()}
        >
          {withPrice({ text: press, price })}
        </Button>
        {ready && choices}
      </Flex>
    </Flex>
  );
};

/** "Use this image", "Replace cover", "Add to gallery": as the field is. */
export const UseButton = ({
  session,
  field,
  filled,
  multiple,
}: {
  session: Session;
  field: string;
  filled: boolean;
  multiple: boolean;
}) => {
  const t = useText();
  const single = filled ? t('dialog.use.replace', { field }) : t('dialog.use.set');
  return (
    <Button loading={session.saving} onClick={() => void session.use({ replaces: null })}>
      {multiple ? t('dialog.use.add', { field }) : single}
    </Button>
  );
};

export const KeepButton = ({
  session,
  primary = false,
}: {
  session: Session;
  /** Where keeping is all that can be done with it. */
  primary?: boolean;
}) => {
  const t = useText();
  const { chosen, kept } = session;
  if (!chosen) return null;
  const done = kept.has(chosen.id);
  return (
    <Button
      variant={primary ? 'default' : 'tertiary'}
      loading={primary && session.saving}
      disabled={done || session.busy}
      onClick={() => void session.keep(chosen)}
    >
      {t(done ? 'dialog.kept' : 'dialog.keep')}
    </Button>
  );
};
