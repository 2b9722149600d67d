import { Box, Loader } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Send } from '../../../../../shared/contracts/operation';
import type { Asset } from '../../../../../shared/contracts/asset';
import { usePreview } from '../../../hooks/use-preview';
import { assetUrl } from './asset-url';

/** A result: from the spool while it waits, from the Media Library once it is there. */
export const Picture = ({ send, asset, alt }: { send: Send; asset: Asset | null; alt: string }) => {
  const { url: preview } = usePreview({ send, wanted: asset === null });
  const src = asset ? assetUrl(asset) : preview;
  return src ? <Fit src={src} alt={alt} /> : <Waiting />;
};

export const Fit = styled.img`
  display: block;
  max-width: 100%;
  max-height: 48vh;
  margin-inline: auto;
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const Waiting = () => (
  <Box padding={8} background="neutral100" hasRadius>
    <Loader small />
  </Box>
);
