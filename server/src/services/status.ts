import type { Core } from '@strapi/strapi';
import type { DataOf } from '../../../shared/contracts/contract';
import type { getStatus } from '../../../shared/contracts/status';
import { getService } from '../utils/get-service';

type Status = Omit<DataOf<typeof getStatus>, 'maySwitchSafeModeOff'>;

/** What the dialogs have to know before they offer anything. */
export const createStatus = ({ strapi }: { strapi: Core.Strapi }) => ({
  async read(): Promise<Status> {
    const live = getService({ strapi, name: 'client' }).live();
    const settings = await getService({ strapi, name: 'settings' }).publicSettings();
    const { generateModel, editModel, format, safeMode } = settings;
    return {
      configured: settings.key.configured,
      ...live,
      // Any answer shows it, and the catalogue's is the one that costs nothing and is needed anyway.
      sandbox: live.sandbox ?? (await learn(strapi)),
      defaults: { generateModel, editModel, format, safeMode },
    };
  },
});

const learn = async (strapi: Core.Strapi): Promise<boolean | null> => {
  try {
    return (await getService({ strapi, name: 'catalogue' }).dated.models({ type: 'image' }))
      .sandbox;
  } catch {
    // Unknown stays unknown; the dialog will meet the same fault and have words for it.
    return null;
  }
};
