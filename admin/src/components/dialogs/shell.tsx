import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Box, Flex, Modal, Status, Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useStatus } from '../../api/queries';
import { useText } from '../../translations/text';
import { Apart } from './apart';

type Props = {
  title: string;
  /** Money is being spent: Escape and a click outside do nothing. */
  busy: boolean;
  onClose(): void;
  /** Ctrl or ⌘ with Enter. */
  onSubmit(): void;
  form?: ReactNode;
  stage: ReactNode;
  footer: ReactNode;
  /** Said to screen readers when it changes. */
  announcement: string;
  /** Where there is one column: the stage above the form, because it shows what the person waits for. */
  stageFirst: boolean;
};

/** One modal for all: the form beside the stage, or above it where there is no room. */
export const Shell = ({
  title,
  busy,
  onClose,
  onSubmit,
  form,
  stage,
  footer,
  announcement,
  stageFirst,
}: Props) => {
  const t = useText();
  const { data: status } = useStatus();
  const hold = (event: Event) => {
    if (busy) event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <Apart>
      <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
        <Wide
          onEscapeKeyDown={hold}
          onInteractOutside={hold}
          onKeyDown={onKeyDown}
          aria-describedby={undefined}
        >
          <Modal.Header closeLabel={t('dialog.close')}>
            <Flex gap={3} wrap="wrap">
              <Modal.Title>{title}</Modal.Title>
              {status?.sandbox && (
                <Status variant="warning" size="S">
                  <Typography variant="pi" fontWeight="bold">
                    {t('dialog.sandbox')}
                  </Typography>
                </Status>
              )}
            </Flex>
          </Modal.Header>
          <Modal.Body>
            <Columns $single={!form}>
              {form && <Box minWidth={0}>{form}</Box>}
              <Stage $first={stageFirst}>{stage}</Stage>
            </Columns>
            <VisuallyHidden>
              <div role="status" aria-live="polite">
                {announcement}
              </div>
            </VisuallyHidden>
          </Modal.Body>
          <Modal.Footer>{footer}</Modal.Footer>
        </Wide>
      </Modal.Root>
    </Apart>
  );
};

/** Gives the focus to a control once, when the dialog opens. */
export const useFirstFocus = <E extends HTMLElement>() => {
  const ref = useRef<E>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => ref.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return ref;
};

const Wide = styled(Modal.Content)`
  width: min(1100px, calc(100vw - 32px));
  max-width: none;
  max-height: calc(100vh - 32px);
`;

const Columns = styled.div<{ $single: boolean }>`
  display: grid;
  gap: ${({ theme }) => theme.spaces[6]};
  grid-template-columns: minmax(0, 1fr);
  @media (min-width: 768px) {
    grid-template-columns: ${({ $single }) =>
      $single ? 'minmax(0, 1fr)' : 'minmax(0, 5fr) minmax(0, 6fr)'};
  }
`;

const Stage = styled.div<{ $first: boolean }>`
  order: ${({ $first }) => ($first ? -1 : 0)};
  @media (min-width: 768px) {
    order: 0;
  }
  min-width: 0;
  min-height: 320px;
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[4]};
`;
