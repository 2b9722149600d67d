import { useField, useForm } from '@strapi/strapi/admin';
import { useLocation } from 'react-router-dom';
import type { Asset } from '../../../../shared/contracts/asset';
import type { FieldTarget } from '../dialogs';
import { filesIn, imagesIn, valueAt, withChoice } from './field-images';

/** A media field as the dialogs see it, and all files in it. */
export const useFieldTarget = ({
  name,
  label,
  multiple,
}: {
  name: string;
  label: string;
  multiple: boolean;
}): FieldTarget & { files: Asset[] } => {
  const { value, onChange } = useField<unknown>(name);
  const getValues = useForm('VeniceMediaField', (form) => form.getValues);
  const { pathname, search } = useLocation();
  const locale = new URLSearchParams(search).get('plugins[i18n][locale]');
  // An entry that is edited in a modal has the address of the one behind it.
  const documentId = valueAt({ values: getValues(), path: 'documentId' });
  const files = filesIn(value);
  return {
    files,
    filled: files.length > 0,
    place: [pathname, locale, documentId, name].filter(Boolean).join(' '),
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
