import { Flex, Tooltip, Typography } from '@strapi/design-system';
import { formatUsd, type Estimate } from '../../../../shared/catalogue/estimate';
import { useStatus } from '../../api/queries';
import { useText } from '../../translations/text';

/** What it will cost, what that is made of, and what is left. */
export const Price = ({ price }: { price: Estimate | null }) => {
  const t = useText();
  const parts = (price?.parts ?? []).map(({ what, times, usd }) =>
    t(`dialog.price.part.${what}`, { times, usd: formatUsd(usd) })
  );
  const line = price
    ? t(price.approximate ? 'dialog.price.approximate' : 'dialog.price', {
        usd: formatUsd(price.usd),
      })
    : t('dialog.price.unknown');
  return (
    <Flex gap={3} wrap="wrap">
      <Tooltip label={parts.length > 0 ? parts.join(' + ') : undefined}>
        <Typography variant="pi" textColor="neutral600" tabIndex={parts.length > 0 ? 0 : undefined}>
          {line}
        </Typography>
      </Tooltip>
      <Balance />
    </Flex>
  );
};

export const Balance = () => {
  const t = useText();
  const { data: status } = useStatus();
  if (typeof status?.balanceUsd !== 'number') return null;
  return (
    <Typography variant="pi" textColor="neutral600">
      {t('dialog.balance', { usd: formatUsd(status.balanceUsd) })}
    </Typography>
  );
};

/** "Generate · $0.15" */
export const withPrice = ({ text, price }: { text: string; price: Estimate | null }): string =>
  price ? `${text} · ${formatUsd(price.usd)}` : text;
