import { useRef, useState } from 'react';
import { Box, Button, Flex, IconButton, Menu } from '@strapi/design-system';
import { More, Pencil, Scissors, Sparkle } from '@strapi/icons';
import { useText } from '../../translations/text';
import { acceptsImages, type Attribute } from './field-images';
import { OpenDialog, type Opened } from './open-dialog';
import { useFieldTarget } from './use-field-target';
import { useRights, type Rights } from './use-rights';

export type MediaFieldProps = {
  name: string;
  label?: string;
  disabled?: boolean;
  attribute?: Attribute | null;
};

/** Generate, Edit, Remove background: under a media field that takes images and may be changed. */
export const MediaFieldButtons = (props: MediaFieldProps) => {
  const rights = useRights();
  const may = rights.generate || rights.edit || rights.removeBackground || rights.records;
  if (props.disabled || !may || !acceptsImages(props.attribute ?? {})) return null;
  return <Buttons {...props} rights={rights} />;
};

const Buttons = ({ name, label, attribute, rights }: MediaFieldProps & { rights: Rights }) => {
  const t = useText();
  const [open, setOpen] = useState<Opened | null>(null);
  const generate = useRef<HTMLButtonElement>(null);
  const edit = useRef<HTMLButtonElement>(null);
  const cutout = useRef<HTMLButtonElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  const openers = { generate, edit, 'background-remove': cutout, record: more };
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
        {rights.records && (
          <Menu.Root>
            <Menu.Trigger
              ref={more}
              tag={IconButton}
              size="S"
              label={t('field.more')}
              icon={<More />}
              endIcon={null}
            />
            <Menu.Content>
              <Menu.Item disabled={empty} onSelect={() => setOpen('record')}>
                {t('field.record')}
              </Menu.Item>
            </Menu.Content>
          </Menu.Root>
        )}
      </Flex>
      {open && <OpenDialog what={open} target={target} onClose={close} />}
    </Box>
  );
};
