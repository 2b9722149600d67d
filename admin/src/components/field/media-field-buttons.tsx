import { useRef, useState, type RefObject } from 'react';
import { Box, Button, Flex, IconButton } from '@strapi/design-system';
import { Pencil, Scissors, Sparkle } from '@strapi/icons';
import { useText } from '../../translations/text';
import { acceptsImages, acceptsVideos, type Attribute } from './field-images';
import { FieldMenu, menuOf } from './field-menu';
import { OpenDialog, type Opened } from './open-dialog';
import { useFieldTarget } from './use-field-target';
import { useRights, type Rights } from './use-rights';

export type MediaFieldProps = {
  name: string;
  label?: string;
  disabled?: boolean;
  attribute?: Attribute | null;
};

/** Generate, Edit, Remove background, and the rest in a menu: under a media field that may be changed and takes what they make. */
export const MediaFieldButtons = (props: MediaFieldProps) => {
  const rights = useRights();
  const attribute = props.attribute ?? {};
  const may = acceptsImages(attribute) ? rights : withoutImages(rights);
  const row = may.generate || may.edit || may.removeBackground;
  const items = menuOf({ attribute, rights: may });
  if (props.disabled || !takesOurs(attribute) || (!row && items.length === 0)) return null;
  return <Buttons {...props} rights={may} items={items} />;
};

/** A field for documents or sounds gets nothing from here. */
const takesOurs = (attribute: Attribute) => acceptsImages(attribute) || acceptsVideos(attribute);

const withoutImages = (rights: Rights): Rights => ({
  ...rights,
  generate: false,
  edit: false,
  removeBackground: false,
});

type Props = MediaFieldProps & { rights: Rights; items: ReturnType<typeof menuOf> };

const Buttons = ({ name, label, attribute, rights, items }: Props) => {
  const t = useText();
  const [open, setOpen] = useState<Opened | null>(null);
  const generate = useRef<HTMLButtonElement>(null);
  const edit = useRef<HTMLButtonElement>(null);
  const cutout = useRef<HTMLButtonElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  const openers: Record<Opened, RefObject<HTMLButtonElement>> = {
    generate,
    edit,
    'background-remove': cutout,
    describe: more,
    animate: more,
    record: more,
  };
  const multiple = attribute?.multiple === true;
  const target = useFieldTarget({ name, label: label ?? name, multiple });
  const empty = target.assets.length === 0;

  const close = () => {
    const opener = open && openers[open];
    setOpen(null);
    // After the dialog has gone, or it would take the focus back.
    requestAnimationFrame(() => opener?.current?.focus());
  };

  return (
    <Box paddingTop={2} data-venice-field={name}>
      <Flex gap={1} wrap="nowrap">
        {rights.generate && (
          <Button
            ref={generate}
            variant="tertiary"
            size="S"
            startIcon={<Sparkle />}
            onClick={() => setOpen('generate')}
          >
            {t('field.generate')}
          </Button>
        )}
        {rights.edit && (
          <IconButton
            ref={edit}
            label={t(empty ? 'field.edit.empty' : 'field.edit')}
            disabled={empty}
            onClick={() => setOpen('edit')}
          >
            <Pencil />
          </IconButton>
        )}
        {rights.removeBackground && (
          <IconButton
            ref={cutout}
            label={t(empty ? 'field.cutout.empty' : 'field.cutout')}
            disabled={empty}
            onClick={() => setOpen('background-remove')}
          >
            <Scissors />
          </IconButton>
        )}
        {items.length > 0 && (
          <FieldMenu
            openerRef={more}
            items={items}
            hasImage={!empty}
            hasFile={target.files.length > 0}
            onOpen={setOpen}
          />
        )}
      </Flex>
      {open && <OpenDialog what={open} target={target} files={target.files} onClose={close} />}
    </Box>
  );
};
