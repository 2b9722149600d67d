import { Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { Image } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Send } from '../../../../shared/contracts/operation';
import { Fit } from '../../components/dialogs/stage/picture';
import { usePreview } from '../../hooks/use-preview';
import { useSeen } from '../../hooks/use-seen';
import { useText } from '../../translations/text';

/** The picture where there is one; pressed, it is large. Fetched once it comes into sight, because pictures weigh megabytes. */
export const Thumbnail = ({ send, prompt }: { send: Send; prompt: string | null }) => {
  const t = useText();
  const { ref, seen } = useSeen<HTMLDivElement>();
  const exists = send.state === 'received' && !send.elsewhere;
  const { url, failed } = usePreview({ send, wanted: exists && seen });
  const number = send.index + 1;
  const words = { number, prompt: prompt ?? '–' };
  return (
    <div ref={ref}>
      {url ? (
        <Modal.Root>
          <Modal.Trigger>
            <Press type="button" aria-label={t('waiting.enlarge', words)}>
              <img src={url} alt="" />
            </Press>
          </Modal.Trigger>
          <Modal.Content aria-describedby={undefined}>
            <Modal.Header closeLabel={t('waiting.close')}>
              <Modal.Title>{t('dialog.variant', { number })}</Modal.Title>
            </Modal.Header>
            <Modal.Body>
              <Fit src={url} alt={t('waiting.picture', words)} />
            </Modal.Body>
          </Modal.Content>
        </Modal.Root>
      ) : (
        <Frame>
          {exists && !failed ? (
            <Loader small />
          ) : (
            <Flex direction="column" gap={1} padding={2}>
              <Image fill="neutral500" aria-hidden />
              <Typography variant="pi" textColor="neutral600" textAlign="center">
                {t(failed ? 'waiting.pictureFailed' : 'waiting.noPicture')}
              </Typography>
            </Flex>
          )}
        </Frame>
      )}
    </div>
  );
};

const Frame = styled.div`
  display: grid;
  place-items: center;
  aspect-ratio: 1;
  background: ${({ theme }) => theme.colors.neutral100};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const Press = styled.button`
  display: block;
  inline-size: 100%;
  padding: 0;
  overflow: hidden;
  cursor: zoom-in;
  aspect-ratio: 1;
  background: ${({ theme }) => theme.colors.neutral100};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
  img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }
`;
