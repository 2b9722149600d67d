import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Operation } from '../../../../shared/contracts/operation';
import { useText } from '../../translations/text';
import type { Decisions } from './use-decisions';
import { WaitingSend } from './waiting-send';
import { whyWaiting } from './what-waits';

/** What was asked for, by whom and when, and what of it waits. */
export const OperationCard = ({
  operation,
  decisions,
}: {
  operation: Operation;
  decisions: Decisions;
}) => {
  const t = useText();
  const title = operation.prompt ?? t(`record.kind.${operation.kind}`);
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" borderColor="neutral150" padding={5}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex direction="column" alignItems="stretch" gap={1}>
          <Flex gap={2} alignItems="flex-start" justifyContent="space-between">
            <Clamped variant="delta" tag="h2" title={title}>
              {title}
            </Clamped>
            {operation.sandbox && <Badge shrink={0}>{t('waiting.sandbox')}</Badge>}
          </Flex>
          <Origin operation={operation} />
        </Flex>
        {operation.sends.map((send) => {
          const why = whyWaiting(send);
          return (
            why && (
              <WaitingSend
                key={send.id}
                operation={operation}
                send={send}
                why={why}
                decisions={decisions}
              />
            )
          );
        })}
      </Flex>
    </Box>
  );
};

const Origin = ({ operation }: { operation: Operation }) => {
  const t = useText();
  const { formatDate } = useIntl();
  const { kind, model, createdAt, createdBy } = operation;
  const parts = [
    t(`record.kind.${kind}`),
    model,
    formatDate(createdAt, { dateStyle: 'medium', timeStyle: 'short' }),
    createdBy ? t('waiting.by', { name: createdBy.name }) : t('waiting.byCode'),
  ];
  return (
    <Typography variant="pi" textColor="neutral600">
      {parts.filter(Boolean).join(' · ')}
    </Typography>
  );
};

/** A prompt may be a page long; the whole of it is in the title. */
const Clamped = styled(Typography)`
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  overflow: hidden;
  overflow-wrap: anywhere;
`;
