import { useEffect, useRef } from 'react';
import { useForm } from '@strapi/strapi/admin';
import { useLocation } from 'react-router-dom';
import type { Asset } from '../../../../shared/contracts/asset';
import { useEntryChanged, useSchemas, type EntryAddress } from '../../api/describe';
import type { FieldTarget } from '../dialogs';
import { entryText } from './entry-text';

/** An entry is read again in a moment; after this much the field is filled by hand. */
const READ_AGAIN_MS = 3_000;

/** The entry around a field: its language, its text, and how its field comes to show what was saved. */
export const useEntry = (target: FieldTarget) => {
  const { pathname, search } = useLocation();
  const { data: schemas, isLoading } = useSchemas(undefined, {
    skip: target.libraryOnly === true,
  });
  const [entryChanged] = useEntryChanged();
  // Outside of an entry Strapi has a form that holds nothing and throws when asked.
  const modified = useForm('VeniceDescribe', (form) => form.modified);
  const values = useForm('VeniceDescribe', (form) => form.values) as Record<string, unknown>; // an entry
  const address = target.libraryOnly ? null : addressIn(pathname);
  const type = schemas?.contentTypes.find(({ uid }) => uid === address?.model);
  // In a modal another entry is edited than the one of the address, and may be of another type. A new one has no id yet.
  const own =
    address?.single || [undefined, address?.documentId].some((id) => id === values.documentId);
  const names = [target.name.split('.')[0] ?? '', ...Object.keys(values)];
  const schema = type && own && names.every((name) => name in type.attributes) ? type : null;
  const localised = type ? type.pluginOptions?.i18n?.localized === true : !schemas;
  const waiting = useRef<{ asset: Asset; done(): void } | null>(null);

  useEffect(() => {
    const { asset, done } = waiting.current ?? {};
    if (asset && target.assets.some((shown) => sameTexts(shown, asset))) done?.();
  }, [target.assets]);

  const fill = (asset: Asset) => {
    const present = target.assets.find(({ id }) => id === asset.id);
    const { alternativeText, caption } = asset;
    // As the form has it but for its texts: what Strapi's answers hold beside them differs from place to place.
    const filled = { ...(present ?? asset), alternativeText, caption };
    target.use({ asset: filled, replaces: asset.id });
  };

  return {
    isLoading,
    locale: address && localised ? new URLSearchParams(search).get('plugins[i18n][locale]') : null,

    /** Empty where there is none, or where it is not sure which fields may be shown to others. */
    text: schema ? entryText({ values, schema, components: schemas?.components ?? [] }) : '',

    /**
     * Makes the field show the texts of an asset. An entry without changes is read again, so that it stays without; doing that to one
     * with changes would lose them, so there the field is filled, as Strapi's own dialog for the details of a file does.
     */
    show: async (asset: Asset): Promise<void> => {
      if (target.libraryOnly || target.assets.some((shown) => sameTexts(shown, asset))) return;
      if (modified || !own || !address) return fill(asset);
      const shown = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), READ_AGAIN_MS);
        waiting.current = {
          asset,
          done: () => {
            clearTimeout(timer);
            resolve(true);
          },
        };
        void entryChanged(address);
      });
      waiting.current = null;
      if (!shown) fill(asset);
    },
  };
};

const sameTexts = (one: Asset, other: Asset): boolean =>
  one.id === other.id &&
  (one.alternativeText ?? '') === (other.alternativeText ?? '') &&
  (one.caption ?? '') === (other.caption ?? '');

const PATH = /\/content-manager\/(collection-types|single-types)\/([^/]+)(?:\/([^/]+))?/;

/** Null outside of the Content Manager. */
const addressIn = (pathname: string): EntryAddress | null => {
  const [, kind, model = '', documentId = null] = PATH.exec(pathname) ?? [];
  if (!kind) return null;
  return { model, documentId, single: kind === 'single-types' };
};
