import type { Asset } from '../../../../../shared/contracts/asset';
import { useText } from '../../../translations/text';
import { assetUrl } from '../stage/asset-url';
import { Fit } from '../stage/picture';

export const SourcePicture = ({ source }: { source: Asset }) => {
  const t = useText();
  return <Fit src={assetUrl(source)} alt={source.alternativeText || t('dialog.source.alt')} />;
};
