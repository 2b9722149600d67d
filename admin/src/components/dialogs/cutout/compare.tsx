import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { Box, Loader } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Asset } from '../../../../../shared/contracts/asset';
import type { Send } from '../../../../../shared/contracts/operation';
import { usePreview } from '../../../hooks/use-preview';
import { useText } from '../../../translations/text';
import { assetUrl } from '../stage/asset-url';

type Props = {
  source: Asset;
  send: Send;
  asset: Asset | null;
  /** Shows transparency as a checkerboard. */
  checkered: boolean;
};

const STEP = 5;

/** Before and after in one frame, with a divider that the pointer drags and the arrow keys move. */
export const Compare = ({ source, send, asset, checkered }: Props) => {
  const t = useText();
  const { url: preview } = usePreview({ send, wanted: asset === null });
  const after = asset ? assetUrl(asset) : preview;
  const [at, setAt] = useState(50);
  const frame = useRef<HTMLDivElement>(null);
  const move = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (box && event.buttons === 1) setAt(clamp(((event.clientX - box.left) / box.width) * 100));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - STEP, ArrowRight: at + STEP, Home: 0, End: 100 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setAt(clamp(to));
  };
  if (!after) {
    return (
      <Box padding={8}>
        <Loader small />
      </Box>
    );
  }
  return (
    <Frame ref={frame} onPointerDown={move} onPointerMove={move}>
      <After src={after} alt={t('dialog.after')} $checkered={checkered} draggable={false} />
      <Before
        src={assetUrl(source)}
        alt={t('dialog.before')}
        draggable={false}
        style={{ clipPath: `inset(0 ${100 - at}% 0 0)` }}
      />
      <Divider
        role="slider"
        tabIndex={0}
        aria-label={t('dialog.compare')}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(at)}
        onKeyDown={onKeyDown}
        style={{ left: `${at}%` }}
      />
    </Frame>
  );
};

const clamp = (value: number): number => Math.min(100, Math.max(0, value));

const Frame = styled.div`
  position: relative;
  width: fit-content;
  max-width: 100%;
  margin-inline: auto;
  overflow: hidden;
  touch-action: none;
  cursor: ew-resize;
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const After = styled.img<{ $checkered: boolean }>`
  display: block;
  max-width: 100%;
  max-height: 52vh;
  ${({ theme, $checkered }) =>
    $checkered &&
    `background: repeating-conic-gradient(${theme.colors.neutral200} 0% 25%, ${theme.colors.neutral0} 0% 50%) 0 0 / 20px 20px;`}
`;

const Before = styled.img`
  position: absolute;
  inset: 0;
  width: 100%;
  height: 100%;
  object-fit: cover;
`;

const Divider = styled.div`
  position: absolute;
  top: 0;
  bottom: 0;
  width: 4px;
  margin-left: -2px;
  background: ${({ theme }) => theme.colors.primary600};
  &::after {
    content: '';
    position: absolute;
    top: 50%;
    left: 50%;
    width: 20px;
    height: 20px;
    transform: translate(-50%, -50%);
    background: ${({ theme }) => theme.colors.primary600};
    border: 2px solid ${({ theme }) => theme.colors.neutral0};
    border-radius: 50%;
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;
