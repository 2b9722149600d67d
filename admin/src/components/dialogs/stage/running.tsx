import { Flex, Loader, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Send } from '../../../../../shared/contracts/operation';
import { useElapsed } from '../../../hooks/use-elapsed';
import { useText } from '../../../translations/text';
import { Picture } from './picture';
import { Retrying } from './retrying';

type Props = { sends: Send[]; expected: number; ratio: number; startedAt: number };

/** A frame for each picture, of its shape. What arrives takes the place of its frame. */
export const Running = ({ sends, expected, ratio, startedAt }: Props) => {
  const t = useText();
  const seconds = useElapsed(startedAt);
  const queued = sends.length > 0 && sends.every(({ state }) => state === 'queued');
  const ahead = picturesBefore(sends);
  const frames = Array.from(
    { length: Math.max(expected, sends.length) },
    (_, index) => sends[index]
  );
  return (
    <>
      <Frames $count={frames.length}>
        {frames.map((send, index) =>
          send?.state === 'received' ? (
            <Picture
              key={index}
              send={send}
              asset={null}
              alt={t('dialog.variant', { number: index + 1 })}
            />
          ) : (
            <Frame
              key={index}
              $ratio={ratio}
              aria-label={t('dialog.variant.waiting', { number: index + 1 })}
            >
              <Loader small>{t('dialog.variant.waiting', { number: index + 1 })}</Loader>
            </Frame>
          )
        )}
      </Frames>
      <Flex gap={2} justifyContent="center">
        <Typography>{t(queued && ahead > 0 ? 'dialog.queued' : 'dialog.running')}</Typography>
        <Typography textColor="neutral600">{t('dialog.elapsed', { seconds })}</Typography>
      </Flex>
      {ahead > 0 && (
        <Typography textColor="neutral600" textAlign="center">
          {t('dialog.queue', { count: ahead })}
        </Typography>
      )}
      <Retrying sends={sends} />
      <Typography variant="pi" textColor="neutral600" textAlign="center">
        {t('dialog.mayClose')}
      </Typography>
    </>
  );
};

/** How many pictures of everybody are sent before the first of these that still waits. */
export const picturesBefore = (sends: readonly Send[]): number => {
  const places = sends.flatMap(({ state, ahead }) => (state === 'queued' ? [ahead ?? 0] : []));
  return places.length > 0 ? Math.min(...places) : 0;
};

const Frames = styled.div<{ $count: number }>`
  display: grid;
  gap: ${({ theme }) => theme.spaces[2]};
  grid-template-columns: repeat(${({ $count }) => ($count > 1 ? 2 : 1)}, minmax(0, 1fr));
`;

const Frame = styled.div<{ $ratio: number }>`
  display: grid;
  place-items: center;
  aspect-ratio: ${({ $ratio }) => $ratio};
  inline-size: min(100%, calc(48vh * ${({ $ratio }) => $ratio}));
  justify-self: center;
  background: ${({ theme }) => theme.colors.neutral100};
  border: 1px dashed ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ theme }) => theme.borderRadius};
`;
