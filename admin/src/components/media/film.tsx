import { useState } from 'react';
import { Button, Loader, Typography } from '@strapi/design-system';
import { Play } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Asset } from '../../../../shared/contracts/asset';
import type { Send } from '../../../../shared/contracts/operation';
import { usePreview } from '../../hooks/use-preview';
import { useText } from '../../translations/text';
import { assetUrl } from '../dialogs/stage/asset-url';
import { weight } from './facts';

/**
 * A video that waits has to be fetched as a whole, because a player cannot carry the login. Up to here that is done at once; what is
 * larger is fetched on request, and is given back when it is not shown any more.
 */
const FETCHED_AT_ONCE_MAX_BYTES = 50_000_000;

/** A video: from the spool while it waits, from the Media Library, piece by piece, once it is there. */
export const Film = ({ send, asset }: { send: Send; asset: Asset | null }) => {
  const t = useText();
  const [asked, setAsked] = useState(false);
  const wanted = asked || (send.bytes ?? 0) <= FETCHED_AT_ONCE_MAX_BYTES;
  const { url: preview, failed } = usePreview({ send, wanted: wanted && asset === null });
  const src = asset ? assetUrl(asset) : preview;
  const ratio = send.width && send.height ? send.width / send.height : WIDE;
  if (src) {
    return (
      <Player
        $ratio={ratio}
        src={src}
        controls
        muted
        playsInline
        loop
        aria-label={t('media.video')}
      >
        <track kind="captions" />
      </Player>
    );
  }
  return (
    <Frame $ratio={ratio}>
      {!wanted && (
        <Button variant="secondary" startIcon={<Play />} onClick={() => setAsked(true)}>
          {t('media.video.show', { weight: weight(send.bytes ?? 0) })}
        </Button>
      )}
      {wanted && failed && <Typography>{t('media.failed')}</Typography>}
      {wanted && !failed && <Loader small>{t('media.loading')}</Loader>}
    </Frame>
  );
};

/** Of a video whose size is not known. */
const WIDE = 16 / 9;

/** As large as there is room for, before it has come and after. */
const room = ({ $ratio }: { $ratio: number }) => `
  aspect-ratio: ${$ratio};
  inline-size: min(100%, calc(48vh * ${$ratio}));
  margin-inline: auto;
`;

const Player = styled.video<{ $ratio: number }>`
  ${room}
  display: block;
  background: ${({ theme }) => theme.colors.neutral100};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const Frame = styled.div<{ $ratio: number }>`
  ${room}
  display: grid;
  place-items: center;
  background: ${({ theme }) => theme.colors.neutral100};
  border-radius: ${({ theme }) => theme.borderRadius};
`;
