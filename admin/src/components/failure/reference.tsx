import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import { useText } from '../../translations/text';

/** What Venice's support asks for. */
export const Reference = ({ reference }: { reference: string }) => {
  const t = useText();
  const { copy } = useClipboard();
  return (
    <Flex gap={2}>
      <Typography variant="pi" textColor="neutral600">
        {t('error.reference', { reference })}
      </Typography>
      <IconButton
        variant="ghost"
        size="S"
        label={t('error.reference.copy')}
        onClick={() => void copy(reference)}
      >
        <Duplicate />
      </IconButton>
    </Flex>
  );
};
