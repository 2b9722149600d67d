import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';

/** A section as Strapi's own settings pages have them. */
export const Panel = ({
  title,
  text,
  children,
}: {
  title: string;
  text?: string;
  children: ReactNode;
}) => (
  <Box background="neutral0" hasRadius shadow="filterShadow" padding={7}>
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="delta" tag="h2">
        {title}
      </Typography>
      {text && <Typography textColor="neutral600">{text}</Typography>}
      {typeof children === 'string' ? <Typography>{children}</Typography> : children}
    </Flex>
  </Box>
);
