import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Information, WarningCircle } from '@strapi/icons';

const LOOKS = {
  danger: {
    background: 'danger100',
    border: 'danger200',
    icon: <WarningCircle fill="danger700" />,
  },
  warning: {
    background: 'warning100',
    border: 'warning200',
    icon: <WarningCircle fill="warning700" />,
  },
  neutral: {
    background: 'neutral100',
    border: 'neutral200',
    icon: <Information fill="neutral600" />,
  },
} as const;

type Props = { look: keyof typeof LOOKS; title: string; children: ReactNode };

/** Like Strapi's alert, but it stays: what it says holds until something changes, so it has no cross to close it. */
export const Notice = ({ look, title, children }: Props) => {
  const { background, border, icon } = LOOKS[look];
  return (
    <Box
      background={background}
      borderColor={border}
      hasRadius
      padding={5}
      role={look === 'danger' ? 'alert' : undefined}
    >
      <Flex gap={3} alignItems="flex-start">
        <Box paddingTop={1}>{icon}</Box>
        <Flex direction="column" alignItems="stretch" gap={2} flex="1" minWidth={0}>
          <Typography fontWeight="bold">{title}</Typography>
          {children}
        </Flex>
      </Flex>
    </Box>
  );
};
