import { Box, Typography } from '@strapi/design-system';
import type { Send } from '../../../../../shared/contracts/operation';
import { useText } from '../../../translations/text';

/** Counts down while Venice has asked to wait. Whoever shows it renders every second. */
export const Retrying = ({ sends }: { sends: readonly Send[] }) => {
  const t = useText();
  const waiting = sends.flatMap(({ retryAt }) => (retryAt ? Date.parse(retryAt) : []));
  if (waiting.length === 0) return null;
  const seconds = Math.max(0, Math.ceil((Math.max(...waiting) - Date.now()) / 1_000));
  return (
    <Box>
      <Typography textColor="warning700">{t('error.rate_limited.waiting', { seconds })}</Typography>
    </Box>
  );
};
