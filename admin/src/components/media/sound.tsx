import { Loader, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Send } from '../../../../shared/contracts/operation';
import { usePreview } from '../../hooks/use-preview';
import { useText } from '../../translations/text';

/** A sound that waits. `wanted`: whether it is to be fetched, as when it has come into sight. */
export const Sound = ({ send, wanted }: { send: Send; wanted: boolean }) => {
  const t = useText();
  const { url, failed } = usePreview({ send, wanted });
  if (failed) return <Typography>{t('media.failed')}</Typography>;
  if (!url) return <Loader small>{t('media.loading')}</Loader>;
  return <Player src={url} controls aria-label={t('media.sound')} />;
};

const Player = styled.audio`
  display: block;
  inline-size: min(100%, 360px);
`;
