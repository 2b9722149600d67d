import { useState } from 'react';
import { useNotification, useRBAC } from '@strapi/strapi/admin';
import type { Asset } from '../../../../shared/contracts/asset';
import { UPLOAD_UPDATE } from '../../../../shared/plugin';
import { useSaveDescription } from '../../api/describe';
import { useText } from '../../translations/text';
import { savedAs, type Written } from './use-texts';

/** A constant outside: the hook asks the server again whenever the list is another object. */
const MAY_UPDATE = [{ action: UPLOAD_UPDATE, subject: null }];

type Props = {
  written: Written;
  /** Makes the field that the picture stands in show what was saved. */
  show(asset: Asset): Promise<void>;
};

/** Puts texts that a person has read onto their picture. */
export const useSaving = ({ written, show }: Props) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const { allowedActions } = useRBAC(MAY_UPDATE);
  const [saveTexts] = useSaveDescription();
  const [saving, setSaving] = useState(false);
  return {
    maySave: allowedActions.canUpdate === true,
    saving,

    /** The asset as it is now; null where that failed, which is then among the failures. */
    save: async (id: number): Promise<Asset | null> => {
      const texts = written.texts.get(id);
      if (!texts) return null;
      written.forget();
      setSaving(true);
      try {
        const body = { ...savedAs(texts), overwrite: true };
        const { asset } = await saveTexts({ id, body }).unwrap();
        await show(asset);
        written.drop(id);
        toggleNotification({ type: 'success', message: t('describe.saved') });
        return asset;
      } catch (error) {
        written.fail(error);
        return null;
      } finally {
        setSaving(false);
      }
    },
  };
};
