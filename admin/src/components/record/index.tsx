import { useState } from 'react';
import { Flex, Loader, Modal, Status, Typography, Button } from '@strapi/design-system';
import type { Asset } from '../../../../shared/contracts/asset';
import { useRecord } from '../../api/queries';
import { useText } from '../../translations/text';
import { SourceField } from '../dialogs/source-field';
import { RecordDetails } from './record-details';

/** How it was made: for a picture of the field. */
const RecordDialog = ({ assets, onClose }: { assets: readonly Asset[]; onClose(): void }) => {
  const t = useText();
  const [assetId, setAssetId] = useState(assets[0]?.id ?? 0);
  const { data, isLoading, isError } = useRecord(assetId);
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={t('record.close')}>
          <Flex gap={3}>
            <Modal.Title>{t('record.title')}</Modal.Title>
            {data?.record?.operation.sandbox && (
              <Status variant="warning" size="S">
                <Typography variant="pi" fontWeight="bold">
                  {t('record.sandbox')}
                </Typography>
              </Status>
            )}
          </Flex>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <SourceField assets={assets} value={assetId} onChange={setAssetId} />
            {isLoading && <Loader>{t('record.loading')}</Loader>}
            {isError && <Typography>{t('record.failed')}</Typography>}
            {data && !data.record && <Typography>{t('record.none')}</Typography>}
            {data && <RecordDetails record={data.record} lineage={data.lineage} />}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {t('record.close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};

export default RecordDialog;
