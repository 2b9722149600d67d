import { lazy, Suspense, useRef, useState } from 'react';
import { Box, Button, Flex, IconButton, Loader, Menu } from '@strapi/design-system';
import { More, Pencil, Scissors, Sparkle } from '@strapi/icons';
import { useField, useForm } from '@strapi/strapi/admin';
import { useText } from '../../translations/text';
import type { FieldTarget, Task } from '../dialogs';
import { acceptsImages, imagesIn, valueAt, withChoice, type Attribute } from './field-images';
import { useRights, type Rights } from './use-rights';

/** Whoever never opens a dialog does not load one. */
const Dialog = lazy(() => import('../dialogs'));
const RecordDialog = lazy(() => import('../record'));

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

type Open = Task | 'record' | null;

const Buttons = ({ name, label, attribute, rights }: MediaFieldProps & { rights: Rights }) => {
  const t = useText();
  const [open, setOpen] = useState<Open>(null);
  const opener = useRef<HTMLElement | null>(null);
  const target = useTarget({ name, label: label ?? name, multiple: attribute?.multiple === true });
  const empty = target.assets.length === 0;

  const show = (what: Open) => {
    opener.current = document.activeElement as HTMLElement | null; // whatever had the focus
    setOpen(what);
  };
  const close = () => {
    setOpen(null);
    // After the dialog has gone, or it would take the focus back.
    requestAnimationFrame(() => opener.current?.focus());
  };

  return (
    <Box paddingTop={2} data-venice-field={name}>
      <Flex gap={1} wrap="nowrap">
        {rights.generate && (
          <Button
            variant="tertiary"
            size="S"
            startIcon={<Sparkle />}
            onClick={() => show('generate')}
          >
            {t('field.generate')}
          </Button>
        )}
        {rights.edit && (
          <IconButton
            label={t(empty ? 'field.edit.empty' : 'field.edit')}
            disabled={empty}
            onClick={() => show('edit')}
          >
            <Pencil />
          </IconButton>
        )}
        {rights.removeBackground && (
          <IconButton
            label={t(empty ? 'field.cutout.empty' : 'field.cutout')}
            disabled={empty}
            onClick={() => show('background-remove')}
          >
            <Scissors />
          </IconButton>
        )}
        {rights.records && (
          <Menu.Root>
            <Menu.Trigger
              tag={IconButton}
              size="S"
              label={t('field.more')}
              icon={<More />}
              endIcon={null}
            />
            <Menu.Content>
              <Menu.Item disabled={empty} onSelect={() => show('record')}>
                {t('field.record')}
              </Menu.Item>
            </Menu.Content>
          </Menu.Root>
        )}
      </Flex>
      {open && (
        <Suspense fallback={<Loader small>{t('field.loading')}</Loader>}>
          {open === 'record' ? (
            <RecordDialog assets={target.assets} onClose={close} />
          ) : (
            <Dialog task={open} target={target} onClose={close} />
          )}
        </Suspense>
      )}
    </Box>
  );
};

const useTarget = ({
  name,
  label,
  multiple,
}: {
  name: string;
  label: string;
  multiple: boolean;
}): FieldTarget => {
  const { value, onChange } = useField<unknown>(name);
  const getValues = useForm('VeniceMediaField', (form) => form.getValues);
  return {
    name,
    label,
    multiple,
    assets: imagesIn(value),
    use: ({ asset, replaces }) => {
      // Read anew: minutes may have passed since this was rendered.
      const fresh = valueAt({ values: getValues(), path: name });
      onChange(name, withChoice({ value: fresh, multiple, asset, replaces }));
    },
  };
};
