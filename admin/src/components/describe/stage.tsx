import { Flex, Loader, Typography } from '@strapi/design-system';
import type { Asset } from '../../../../shared/contracts/asset';
import { useElapsed } from '../../hooks/use-elapsed';
import { useText } from '../../translations/text';
import { NotSetUp } from '../dialogs/not-set-up';
import { assetUrl } from '../dialogs/stage/asset-url';
import { Fit } from '../dialogs/stage/picture';
import { Failure } from '../failure/failure';
import type { FailureInfo } from '../failure/failure-info';
import { PresentTexts } from './fields';
import type { Texts } from './use-texts';

type Props = {
  asset: Asset;
  texts: Texts | undefined;
  /** Null: nothing is being asked for. */
  startedAt: number | null;
  failure: FailureInfo | null;
  /** There is no key. */
  missing: boolean;
  onRetry?: () => void;
};

/** The picture, what is happening, and what it has until now. */
export const Stage = ({ asset, texts, startedAt, failure, missing, onRetry }: Props) => {
  const t = useText();
  return (
    <>
      {missing && <NotSetUp />}
      {failure && <Failure failure={failure} onRetry={onRetry} />}
      <Fit src={assetUrl(asset)} alt={asset.alternativeText || t('dialog.source.alt')} />
      {startedAt !== null && <Working startedAt={startedAt} />}
      {texts ? (
        <Typography variant="pi" textColor="neutral600" textAlign="center">
          {t('describe.writtenBy', { model: texts.model })}
        </Typography>
      ) : (
        <PresentTexts asset={asset} />
      )}
      <Typography variant="pi" textColor="neutral600" textAlign="center">
        {t('describe.nothingSaved')}
      </Typography>
    </>
  );
};

const Working = ({ startedAt }: { startedAt: number }) => {
  const t = useText();
  const seconds = useElapsed(startedAt);
  return (
    <Flex gap={2} justifyContent="center">
      <Loader small />
      <Typography>{t('describe.working')}</Typography>
      <Typography textColor="neutral600">{t('dialog.elapsed', { seconds })}</Typography>
    </Flex>
  );
};
