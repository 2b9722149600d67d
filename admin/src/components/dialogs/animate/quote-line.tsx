import { Flex, Typography } from '@strapi/design-system';
import { formatUsd } from '../../../../../shared/catalogue/estimate';
import type { Quote } from '../../../hooks/use-quote';
import { useText } from '../../../translations/text';
import { Balance } from '../price';

/** What Venice wants for it just now. */
export const QuoteLine = ({ quote }: { quote: Quote }) => {
  const t = useText();
  const line = () => {
    switch (quote.phase) {
      case 'none':
        return '';
      case 'asking':
        return t('animate.price.asking');
      case 'known':
        return t('animate.price', { usd: formatUsd(quote.usd) });
      case 'failed':
        return t('dialog.price.unknown');
    }
  };
  return (
    <Flex gap={3} wrap="wrap">
      <Typography variant="pi" textColor="neutral600" aria-live="polite">
        {line()}
      </Typography>
      <Balance />
    </Flex>
  );
};
