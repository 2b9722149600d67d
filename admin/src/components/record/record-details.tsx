import type { ReactNode } from 'react';
import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { Duplicate, File, MusicNotes } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { formatUsd } from '../../../../shared/catalogue/estimate';
import type { Operation, Send } from '../../../../shared/contracts/operation';
import type { Lineage, Relative } from '../../../../shared/contracts/records';
import { useText, type Text } from '../../translations/text';
import { assetUrl } from '../dialogs/stage/asset-url';
import { factsOf } from '../media/facts';

type Props = { record: { operation: Operation; send: Send } | null; lineage: Lineage };

/** Everything that is known of how a picture came to be. What is not known is said not to be. */
export const RecordDetails = ({ record, lineage }: Props) => {
  const t = useText();
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
      {record && <Made {...record} />}
      <Relatives label={t('record.sources')} relatives={lineage.sources} />
      <Relatives label={t('record.results')} relatives={lineage.results} />
    </Flex>
  );
};

const Made = ({ operation, send }: { operation: Operation; send: Send }) => {
  const t = useText();
  const { formatDate } = useIntl();
  const { copy } = useClipboard();
  const unknown = t('record.unknown');
  const usd = operation.estimatedUsd;
  return (
    <>
      <Row label={t('record.kind')}>{t(`record.kind.${operation.kind}`)}</Row>
      {operation.prompt && <Row label={t('record.prompt')}>{operation.prompt}</Row>}
      {operation.negativePrompt && (
        <Row label={t('record.negative')}>{operation.negativePrompt}</Row>
      )}
      {send.enhancedPrompt && <Row label={t('record.enhanced')}>{send.enhancedPrompt}</Row>}
      {operation.model && <Row label={t('record.modelAsked')}>{operation.model}</Row>}
      <Row label={t('record.modelServed')}>{send.modelServed ?? unknown}</Row>
      <Row label={t('record.seed')}>
        {send.seed === null ? (
          t(operation.kind === 'generate' ? 'record.unknown' : 'record.noSeed')
        ) : (
          <Flex gap={2}>
            {String(send.seed)}
            <IconButton
              variant="ghost"
              label={t('record.copy')}
              onClick={() => void copy(String(send.seed))}
            >
              <Duplicate />
            </IconButton>
          </Flex>
        )}
      </Row>
      <Row label={t('record.settings')}>{settingsOf(operation)}</Row>
      <Row label={t('record.file')}>{fileOf({ send, t })}</Row>
      <Row label={t('record.price')}>{usd === null ? unknown : formatUsd(usd)}</Row>
      <Row label={t('record.when')}>
        {formatDate(operation.createdAt, { dateStyle: 'medium', timeStyle: 'short' })}
      </Row>
      <Row label={t('record.who')}>{operation.createdBy?.name ?? unknown}</Row>
    </>
  );
};

const SHOWN_ELSEWHERE = ['prompt', 'negative_prompt', 'model', 'modelId', 'seed', 'return_binary'];

const settingsOf = ({ parameters }: Operation): string =>
  Object.entries(parameters)
    .filter(([name]) => !SHOWN_ELSEWHERE.includes(name))
    .map(([name, value]) => `${name}: ${inWords(value)}`)
    .join(', ') || '–';

const inWords = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

const fileOf = ({ send, t }: { send: Send; t: Text }): string => {
  const held = { true: 'same', false: 'changed', null: 'unknown' } as const;
  const exact = t(`record.bytes.${held[`${send.bytesIdentical}`]}`);
  return [...factsOf({ send, t }), exact].join(', ');
};

const Relatives = ({ label, relatives }: { label: string; relatives: readonly Relative[] }) => {
  const t = useText();
  if (relatives.length === 0) return null;
  return (
    <Row label={label}>
      <Flex gap={3} wrap="wrap">
        {relatives.map((relative, index) =>
          relative.url ? (
            <Flex key={relative.id ?? index} direction="column" gap={1}>
              <Small url={relative.url} mime={relative.mime} />
              <Typography variant="pi">{relative.name}</Typography>
            </Flex>
          ) : (
            <Typography key={index} variant="pi" textColor="neutral600">
              {t('record.gone', { name: relative.name })}
            </Typography>
          )
        )}
      </Flex>
    </Row>
  );
};

const SMALL_PX = 64;

const Small = ({ url, mime }: { url: string; mime: string | null }) => {
  const src = assetUrl({ url });
  if (mime?.startsWith('video/')) {
    // The frame at the beginning, and nothing more of it is fetched.
    return <video src={src} height={SMALL_PX} preload="metadata" muted playsInline aria-hidden />;
  }
  if (mime?.startsWith('audio/')) return <MusicNotes aria-hidden />;
  if (mime !== null && !mime.startsWith('image/')) return <File aria-hidden />;
  return <img src={src} alt="" height={SMALL_PX} />;
};

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <Box>
    <Typography tag="dt" variant="sigma" textColor="neutral600">
      {label}
    </Typography>
    <Typography tag="dd" textColor="neutral800">
      {children}
    </Typography>
  </Box>
);
