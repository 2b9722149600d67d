import type { Core } from '@strapi/strapi';
import type { DataOf } from '../../../shared/contracts/contract';
import type { getStatus } from '../../../shared/contracts/status';
import { getService } from '../utils/get-service';

type Status = Omit<DataOf<typeof getStatus>, 'maySwitchSafeModeOff'>;

/** What the dialogs have to know before they offer anything. */
export const createStatus = ({ strapi }: { strapi: Core.Strapi }) => ({
  async read(): Promise<Status> {
    const client = getService({ strapi, name: 'client' });
    // Whether this is a sandbox shows in any answer, and the catalogue is the one that costs nothing and is needed anyway.
    if (client.live().sandbox === null) await learn(strapi);
    const settings = await getService({ strapi, name: 'settings' }).publicSettings();
    const { generateModel, editModel, format, safeMode } = settings;
    return {
      configured: settings.key.configured,
      ...client.live(),
      defaults: { generateModel, editModel, format, safeMode },
    };
  },
});

const learn = async (strapi: Core.Strapi): Promise<void> => {
  try {
    await getService({ strapi, name: 'catalogue' }).models({ type: 'image', refresh: true });
  } catch {
    // Unknown stays unknown; the dialog will meet the same fault and have words for it.
  }
};
