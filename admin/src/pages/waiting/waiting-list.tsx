import { useEffect, useRef } from 'react';
import { EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyPictures } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { Operation } from '../../../../shared/contracts/operation';
import type { Waiting } from '../../api/waiting';
import { useText } from '../../translations/text';
import { OperationCard } from './operation-card';
import { useDecisions } from './use-decisions';

/** Newest first, as the server has them. */
export const WaitingList = ({ waiting: { operations, total } }: { waiting: Waiting }) => {
  const t = useText();
  // Here and not in the cards: what was decided leaves the list, and its card with it.
  const decisions = useDecisions();
  useFocusKept(operations);
  return (
    <Page.Main>
      <Layouts.Header
        title={t('waiting.title')}
        subtitle={t('waiting.subtitle', { count: total })}
      />
      <Layouts.Content>
        {operations.length === 0 ? (
          <EmptyStateLayout
            icon={<EmptyPictures width="16rem" />}
            content={t('waiting.empty')}
            action={<Typography textColor="neutral600">{t('waiting.empty.text')}</Typography>}
          />
        ) : (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
            {operations.map((operation) => (
              <li key={operation.id}>
                <OperationCard operation={operation} decisions={decisions} />
              </li>
            ))}
          </Flex>
        )}
        {total > operations.length && (
          <Typography textColor="neutral600" tag="p">
            {t('waiting.limited', { shown: operations.length, total })}
          </Typography>
        )}
      </Layouts.Content>
    </Page.Main>
  );
};

/** The button that was pressed goes with what was decided. Whoever works by keyboard goes on from the page, not from its very top. */
const useFocusKept = (operations: readonly Operation[]) => {
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current && document.activeElement === document.body)
      document.getElementById(MAIN)?.focus();
    opened.current = true;
  }, [operations]);
};

/** As Strapi calls the main part of a page, for its link that skips the menu. */
const MAIN = 'main-content';
