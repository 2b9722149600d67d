import type { Core } from '@strapi/strapi';
import * as z from 'zod/v4';
import type { KeyTest, PublicSettings, SettingsUpdate } from '../../../shared/contracts/settings';
import { format } from '../../../shared/params/output';
import { PLUGIN_ID } from '../../../shared/plugin';
import { parseConfig } from '../config';
import { getService } from '../utils/get-service';
import { isVeniceError, VeniceError } from '../venice';

/** What is stored. The key is there in Strapi's ciphertext only. */
const stored = z.object({
  encryptedKey: z.string().nullable().catch(null).default(null),
  keyHint: z.string().nullable().catch(null).default(null),
  generateModel: z.string().nullable().catch(null).default(null),
  editModel: z.string().nullable().catch(null).default(null),
  format: format.catch('webp').default('webp'),
  folder: z.number().nullable().catch(null).default(null),
  safeMode: z.boolean().catch(true).default(true),
  optimize: z.boolean().catch(false).default(false),
});
export type Settings = z.infer<typeof stored>;

type Encryption = { encrypt(text: string): string | null; decrypt(text: string): string | null };

/** The one reader of the API key. */
export const createSettings = ({ strapi }: { strapi: Core.Strapi }) => {
  const store = () => strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'settings' });
  const config = () => parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  // Strapi types the service by the applications that have it; this is its shape in 5.54.
  const encryption = () => strapi.service('admin::encryption') as unknown as Encryption;

  const read = async (): Promise<Settings> => stored.parse((await store().get({})) ?? {});

  /** Null where the text was made with another encryption key, or is none. */
  const decrypt = (text: string | null): string | null => {
    if (text === null) return null;
    try {
      return encryption().decrypt(text);
    } catch {
      return null;
    }
  };

  const canStore = (): boolean => Boolean(strapi.config.get('admin.secrets.encryptionKey'));

  const encrypted = (apiKey: string): Pick<Settings, 'encryptedKey' | 'keyHint'> => {
    if (apiKey === '') return { encryptedKey: null, keyHint: null };
    const encryptedKey = canStore() ? encryption().encrypt(apiKey) : null;
    if (encryptedKey === null) {
      const message =
        'Strapi has no encryption key (admin.secrets.encryptionKey), so no API key can be stored';
      const issues = [{ path: 'apiKey', message }];
      throw new VeniceError({ code: 'invalid_input', message, issues });
    }
    return { encryptedKey, keyHint: endOf(apiKey) };
  };

  return {
    /** Internal. What is shown is `publicSettings`. */
    read,

    /** Environment and plugin config win over what is stored. Null: there is none that can be read. */
    async apiKey(): Promise<string | null> {
      return config().apiKey ?? decrypt((await read()).encryptedKey);
    },

    async publicSettings(): Promise<PublicSettings> {
      const { encryptedKey, keyHint, ...choices } = await read();
      const { apiKey, baseUrl } = config();
      const readable = apiKey ? true : encryptedKey === null || decrypt(encryptedKey) !== null;
      const hint = apiKey ? endOf(apiKey) : keyHint;
      return {
        key: {
          configured: Boolean(apiKey) || (encryptedKey !== null && readable),
          source: apiKey ? 'config' : encryptedKey === null ? null : 'settings',
          hint: hint === null ? null : `…${hint}`,
          readable,
          storable: canStore(),
        },
        baseUrl,
        sandbox: getService({ strapi, name: 'client' }).live().sandbox,
        ...choices,
      };
    },

    async update(update: SettingsUpdate): Promise<PublicSettings> {
      const { apiKey, ...choices } = update;
      if (apiKey !== undefined && config().apiKey) {
        const message = 'The key comes from the configuration and cannot be changed here';
        throw new VeniceError({
          code: 'invalid_input',
          message,
          issues: [{ path: 'apiKey', message }],
        });
      }
      if (typeof choices.folder === 'number') {
        await getService({ strapi, name: 'mediaLibrary' }).checkFolder(choices.folder);
      }
      const key = apiKey === undefined ? {} : encrypted(apiKey);
      const value = stored.parse({ ...(await read()), ...choices, ...key });
      await store().set({ value });
      return this.publicSettings();
    },

    /** Asks Venice about a key without spending anything: the given one, or the one in use. Never throws for what Venice says. */
    async test(apiKey?: string): Promise<KeyTest> {
      try {
        const client = getService({ strapi, name: 'client' });
        const { send } = apiKey === undefined ? client : client.withKey(apiKey);
        const { data, meta } = await send('GET /api_keys/rate_limits', {});
        const { USD = null, DIEM = null } = data.balances ?? {};
        return {
          ok: data.accessPermitted,
          error: null,
          accessPermitted: data.accessPermitted,
          balances: { usd: USD, diem: DIEM },
          tier: data.apiTier?.id ?? null,
          sandbox: meta.sandbox,
        };
      } catch (error) {
        if (!isVeniceError(error)) throw error;
        return {
          ok: false,
          error: { code: error.code, message: error.message },
          accessPermitted: null,
          balances: null,
          tier: null,
          sandbox: getService({ strapi, name: 'client' }).live().sandbox,
        };
      }
    },
  };
};

/** The end of a key that is long enough for its end to give nothing away. */
const endOf = (apiKey: string): string | null =>
  apiKey.length < HINTED_LENGTH_MIN ? null : apiKey.slice(-4);

const HINTED_LENGTH_MIN = 12;
