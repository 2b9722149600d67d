import { useRef, useState, type ComponentType } from 'react';
import { Button } from '@strapi/design-system';
import { Images } from '@strapi/icons';
import { useStrapiApp } from '@strapi/strapi/admin';
import type { Asset } from '../../../../../shared/contracts/asset';
import { useText } from '../../../translations/text';
import { Apart } from '../apart';

/** As Strapi's own Blocks editor uses it. */
type PickerProps = {
  allowedTypes: string[];
  multiple: boolean;
  initiallySelectedAssets: Asset[];
  onSelectAssets(assets: Asset[]): void;
  onClose(): void;
};

type Props = { chosen: Asset | null; disabled: boolean; onChoose(asset: Asset): void };

/** For a field without a picture: one of the Media Library, by Strapi's own picker. */
export const SourcePicker = ({ chosen, disabled, onChoose }: Props) => {
  const t = useText();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    // After the picker has gone, or it would take the focus back.
    requestAnimationFrame(() => opener.current?.focus());
  };
  // Registered by Strapi's upload plugin under this name; typed there as anything at all.
  const Picker = useStrapiApp('VeniceAnimate', (app) => app.components)['media-library'] as
    | ComponentType<PickerProps>
    | undefined;
  if (!Picker) return null;
  return (
    <>
      <Button
        ref={opener}
        variant={chosen ? 'tertiary' : 'secondary'}
        startIcon={<Images />}
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        {t(chosen ? 'animate.source.other' : 'animate.source.choose')}
      </Button>
      {open && (
        <Apart>
          <Picker
            allowedTypes={['images']}
            multiple={false}
            initiallySelectedAssets={chosen ? [chosen] : []}
            onSelectAssets={([asset]) => {
              if (asset) onChoose(asset);
              close();
            }}
            onClose={close}
          />
        </Apart>
      )}
    </>
  );
};
