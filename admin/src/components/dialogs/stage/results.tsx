import type { KeyboardEvent } from 'react';
import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Duplicate, ArrowClockwise } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { Send } from '../../../../../shared/contracts/operation';
import { useText } from '../../../translations/text';
import type { Session } from '../use-session';
import { Picture } from './picture';

type Props = {
  session: Session;
  /** Makes the seed of a result the seed of the form. */
  onReuseSeed?: (seed: number) => void;
};

/** The chosen picture large, the others below it. */
export const Results = ({ session, onReuseSeed }: Props) => {
  const t = useText();
  const { chosen, usable, kept } = session;
  if (!chosen) return null;
  return (
    <>
      <Picture
        send={chosen}
        asset={kept.get(chosen.id) ?? null}
        alt={t('dialog.result', { number: chosen.index + 1 })}
      />
      <Facts send={chosen} model={session.operation?.model ?? null} onReuseSeed={onReuseSeed} />
      {usable.length > 1 && <Strip session={session} />}
    </>
  );
};

const Facts = ({
  send,
  model,
  onReuseSeed,
}: {
  send: Send;
  model: string | null;
  onReuseSeed?: (seed: number) => void;
}) => {
  const t = useText();
  const { copy } = useClipboard();
  const { seed } = send;
  const format = send.mime?.replace('image/', '').toUpperCase() ?? '';
  const served = send.modelServed ?? model ?? '';
  return (
    <Flex gap={2} wrap="wrap" justifyContent="center">
      <Typography variant="pi" textColor="neutral600">
        {[`${send.width} × ${send.height}`, format, served].filter(Boolean).join(' · ')}
      </Typography>
      {seed !== null && (
        <>
          <Typography variant="pi" textColor="neutral600">
            {t('dialog.seed', { seed: String(seed) })}
          </Typography>
          <IconButton
            variant="ghost"
            label={t('dialog.seed.copy')}
            onClick={() => void copy(String(seed))}
          >
            <Duplicate />
          </IconButton>
          {onReuseSeed && (
            <Button
              variant="ghost"
              size="S"
              startIcon={<ArrowClockwise />}
              onClick={() => onReuseSeed(seed)}
            >
              {t('dialog.seed.reuse')}
            </Button>
          )}
        </>
      )}
    </Flex>
  );
};

/** Arrow keys and number keys choose. */
const Strip = ({ session }: { session: Session }) => {
  const t = useText();
  const { usable, chosen, choose, kept } = session;
  const at = usable.findIndex(({ id }) => id === chosen?.id);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const wanted = wantedIndex({ key: event.key, at, count: usable.length });
    const send = wanted === null ? undefined : usable[wanted];
    if (!send) return;
    event.preventDefault();
    choose(send);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')[wanted ?? 0]?.focus();
  };
  return (
    <Row role="radiogroup" aria-label={t('form.count')} onKeyDown={onKeyDown}>
      {usable.map((send) => (
        <Thumb
          key={send.id}
          type="button"
          role="radio"
          aria-checked={send.id === chosen?.id}
          aria-label={t('dialog.variant', { number: send.index + 1 })}
          tabIndex={send.id === chosen?.id ? 0 : -1}
          $chosen={send.id === chosen?.id}
          onClick={() => choose(send)}
        >
          <Picture send={send} asset={kept.get(send.id) ?? null} alt="" />
        </Thumb>
      ))}
    </Row>
  );
};

const wantedIndex = ({
  key,
  at,
  count,
}: {
  key: string;
  at: number;
  count: number;
}): number | null => {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (at - 1 + count) % count;
  const number = Number(key);
  return Number.isInteger(number) && number >= 1 && number <= count ? number - 1 : null;
};

const Row = styled.div`
  display: flex;
  gap: ${({ theme }) => theme.spaces[2]};
  justify-content: center;
`;

const Thumb = styled.button<{ $chosen: boolean }>`
  width: 88px;
  height: 88px;
  padding: 2px;
  overflow: hidden;
  cursor: pointer;
  background: ${({ theme }) => theme.colors.neutral100};
  border: 2px solid
    ${({ theme, $chosen }) => ($chosen ? theme.colors.primary600 : theme.colors.neutral200)};
  border-radius: ${({ theme }) => theme.borderRadius};
  img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
`;
