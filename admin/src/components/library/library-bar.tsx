import { useRef, useState } from 'react';
import { Button, Flex, IconButton } from '@strapi/design-system';
import { ClockCounterClockwise, Magic, Play } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Asset } from '../../../../shared/contracts/asset';
import { useAsset } from '../../api/library';
import { useText } from '../../translations/text';
import type { FieldTarget } from '../dialogs';
import { OpenDialog } from '../field/open-dialog';
import { useLibraryRights } from './use-library-rights';
import { useWide } from './use-wide';

type Act = 'describe' | 'animate' | 'record';
type Open = { what: Act; asset: Asset };

/** What can be done with the file that is open in the Media Library; null: none is. */
const LibraryBar = ({ assetId }: { assetId: number | null }) => {
  const t = useText();
  const wide = useWide();
  const rights = useLibraryRights();
  const may = rights.describe || rights.animate || rights.records;
  const { currentData: asset } = useAsset(assetId ?? 0, { skip: assetId === null || !may });
  const [open, setOpen] = useState<Open | null>(null);
  const opener = useRef<HTMLButtonElement | null>(null);
  const image = asset?.mime.startsWith('image/') === true;
  const acts = [
    { what: 'describe', icon: <Magic />, shown: rights.describe && image },
    { what: 'animate', icon: <Play />, shown: rights.animate && image },
    { what: 'record', icon: <ClockCounterClockwise />, shown: rights.records },
  ] as const;
  const shown = acts.filter((act) => act.shown);

  const close = () => {
    setOpen(null);
    // After the dialog has gone, or it would take the focus back.
    requestAnimationFrame(() => opener.current?.focus());
  };

  return (
    <>
      {assetId !== null && asset && shown.length > 0 && (
        // Strapi takes a press beside its panel for leaving it, but for what carries this mark.
        <Bar role="group" aria-label={t('library.label')} data-asset-details-trigger="">
          {shown.map(({ what, icon }) => {
            const onClick = (event: { currentTarget: HTMLButtonElement }) => {
              opener.current = event.currentTarget;
              setOpen({ what, asset });
            };
            return wide ? (
              <Button key={what} variant="tertiary" size="S" startIcon={icon} onClick={onClick}>
                {t(`library.${what}`)}
              </Button>
            ) : (
              <IconButton key={what} label={t(`library.${what}`)} onClick={onClick}>
                {icon}
              </IconButton>
            );
          })}
        </Bar>
      )}
      {open && <OpenDialog what={open.what} target={targetOf(open.asset)} onClose={close} />}
    </>
  );
};

export default LibraryBar;

/** No field: what is made of it is kept in the Media Library. */
const targetOf = (asset: Asset): FieldTarget => ({
  place: `media-library ${asset.id}`,
  name: '',
  label: asset.name,
  multiple: false,
  assets: [asset],
  use: () => undefined,
  libraryOnly: true,
});

/**
 * Beside Strapi's panel, which is 416 px wide. On a small screen the panel is all there is: then on its picture, because whatever is
 * below that can be scrolled out from under the bar.
 */
const Bar = styled(Flex)`
  position: fixed;
  z-index: 201;
  top: 80px;
  left: 24px;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[1]};
  padding: ${({ theme }) => theme.spaces[1]};
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  ${({ theme }) => theme.breakpoints.medium} {
    top: auto;
    right: 432px;
    bottom: ${({ theme }) => theme.spaces[4]};
    left: auto;
    flex-direction: row;
    gap: ${({ theme }) => theme.spaces[2]};
    padding: ${({ theme }) => theme.spaces[2]};
  }
`;
