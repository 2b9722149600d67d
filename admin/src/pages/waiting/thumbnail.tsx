import type { ReactNode } from 'react';
import { Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { File, Image, MusicNotes, Play } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Operation, Send } from '../../../../shared/contracts/operation';
import { OPERATIONS, type Medium } from '../../../../shared/operations';
import { Fit } from '../../components/dialogs/stage/picture';
import { Film } from '../../components/media/film';
import { usePreview } from '../../hooks/use-preview';
import { usePreviewText } from '../../hooks/use-preview-text';
import { useSeen } from '../../hooks/use-seen';
import { useText } from '../../translations/text';

type Props = { operation: Operation; send: Send };

/** What came, small, where something did; pressed, it is large. */
export const Thumbnail = ({ operation, send }: Props) => {
  const medium = OPERATIONS[operation.kind].makes;
  const exists = send.state === 'received' && !send.elsewhere;
  if (!exists) return <Nothing medium={medium} />;
  const Shown = SHOWN[medium];
  return <Shown operation={operation} send={send} />;
};

/** Fetched once it comes into sight, because pictures weigh megabytes. */
const PictureThumbnail = ({ operation, send }: Props) => {
  const t = useText();
  const { ref, seen } = useSeen<HTMLDivElement>();
  const { url, failed } = usePreview({ send, wanted: seen });
  const words = useWords({ operation, send });
  return (
    <div ref={ref}>
      {url && (
        <Large words={words} medium="image" small={<img src={url} alt="" />}>
          <Fit src={url} alt={t('waiting.picture', words)} />
        </Large>
      )}
      {!url && failed && <Nothing medium="image" failed />}
      {!url && !failed && <Fetching />}
    </div>
  );
};

/** A video weighs more than everything else here together: it is fetched when somebody wants to see it. */
const VideoThumbnail = ({ operation, send }: Props) => {
  const words = useWords({ operation, send });
  return (
    <Large words={words} medium="video" small={<Play aria-hidden width={32} height={32} />}>
      <Film send={send} asset={null} />
    </Large>
  );
};

/** Its player stands beside it, where it has room. */
const SoundThumbnail = () => (
  <Frame>
    <MusicNotes aria-hidden width={32} height={32} />
  </Frame>
);

const TextThumbnail = ({ operation, send }: Props) => {
  const { ref, seen } = useSeen<HTMLDivElement>();
  const { text, failed } = usePreviewText({ send, wanted: seen });
  const words = useWords({ operation, send });
  return (
    <div ref={ref}>
      {text !== null && (
        <Large
          words={words}
          medium="text"
          small={<Lines>{text.slice(0, LINES_MAX_CHARACTERS)}</Lines>}
        >
          <Whole>{text}</Whole>
        </Large>
      )}
      {text === null && failed && <Nothing medium="text" failed />}
      {text === null && !failed && <Fetching />}
    </div>
  );
};

const SHOWN = {
  image: PictureThumbnail,
  video: VideoThumbnail,
  audio: SoundThumbnail,
  text: TextThumbnail,
} satisfies Record<Medium, unknown>;

/** More does not fit in a thumbnail. */
const LINES_MAX_CHARACTERS = 300;

type Words = { number: number; prompt: string };

const useWords = ({ operation, send }: Props): Words => {
  const t = useText();
  const prompt = operation.prompt ?? t(`record.kind.${operation.kind}`);
  return { number: send.index + 1, prompt };
};

const Large = ({
  words,
  medium,
  small,
  children,
}: {
  words: Words;
  medium: Medium;
  small: ReactNode;
  children: ReactNode;
}) => {
  const t = useText();
  return (
    <Modal.Root>
      <Modal.Trigger>
        <Press type="button" aria-label={t('waiting.enlarge', { ...words, medium })}>
          {small}
        </Press>
      </Modal.Trigger>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={t('waiting.close')}>
          <Modal.Title>{t('waiting.large', { ...words, medium })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};

const Fetching = () => (
  <Frame>
    <Loader small />
  </Frame>
);

const NOTHING = { image: Image, video: Play, audio: MusicNotes, text: File } satisfies Record<
  Medium,
  unknown
>;

const Nothing = ({ medium, failed = false }: { medium: Medium; failed?: boolean }) => {
  const t = useText();
  const Icon = NOTHING[medium];
  return (
    <Frame>
      <Flex direction="column" gap={1} padding={2}>
        <Icon fill="neutral500" aria-hidden />
        <Typography variant="pi" textColor="neutral600" textAlign="center">
          {t(failed ? 'waiting.pictureFailed' : 'waiting.noPicture', { medium })}
        </Typography>
      </Flex>
    </Frame>
  );
};

const Frame = styled.div`
  display: grid;
  place-items: center;
  aspect-ratio: 1;
  color: ${({ theme }) => theme.colors.neutral600};
  background: ${({ theme }) => theme.colors.neutral100};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const Press = styled.button`
  display: grid;
  place-items: center;
  inline-size: 100%;
  padding: 0;
  overflow: hidden;
  cursor: zoom-in;
  aspect-ratio: 1;
  color: ${({ theme }) => theme.colors.neutral600};
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

/** The first lines, which tell what it is about. */
const Lines = styled.span`
  display: -webkit-box;
  padding: ${({ theme }) => theme.spaces[2]};
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 7;
  overflow-wrap: anywhere;
  text-align: start;
  font-size: 1.2rem;
  line-height: 1.4;
  color: ${({ theme }) => theme.colors.neutral800};
`;

const Whole = styled.p`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  color: ${({ theme }) => theme.colors.neutral800};
`;
