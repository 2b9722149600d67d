import * as z from 'zod/v4';
import { ERROR_CODES } from '../errors';
import { format } from '../params/output';
import { ACTIONS } from '../plugin';
import { defineContract } from './contract';

const KEY_MAX = 512;

/** What an administrator sets. The defaults apply to the dialogs and to service calls that name nothing else. */
const choices = {
  /** Null: whatever Venice's catalogue calls its default. */
  generateModel: z.string().nullable(),
  editModel: z.string().nullable(),
  format,
  /** Media Library folder for results; null: one called "Venice", made when first needed. */
  folder: z.number().int().positive().nullable(),
  /** True: Venice blurs adult content. */
  safeMode: z.boolean(),
  /** False: the file holds exactly the bytes that Venice returned. True: Strapi's optimiser may re-encode it. */
  optimize: z.boolean(),
};

/** The key as it may be shown: never more than its end. */
export const keyStatus = z.object({
  configured: z.boolean(),
  /** `config`: environment or plugin config, which win and cannot be changed here. */
  source: z.enum(['config', 'settings']).nullable(),
  /** Last four characters, as "…7890". */
  hint: z.string().nullable(),
  /** False: stored, but Strapi's encryption key changed since; it has to be entered again. */
  readable: z.boolean(),
  /** False: Strapi has no encryption key, so none can be stored from the admin. */
  storable: z.boolean(),
});

export const publicSettings = z.object({
  key: keyStatus,
  baseUrl: z.string(),
  /** The answers come from the sandbox; null while nothing has been asked. */
  sandbox: z.boolean().nullable(),
  ...choices,
});
export type PublicSettings = z.infer<typeof publicSettings>;

/** Only what is named changes. `apiKey: ''` forgets the stored key. */
export const settingsUpdate = z.strictObject({
  apiKey: z.string().trim().max(KEY_MAX).optional(),
  generateModel: choices.generateModel.optional(),
  editModel: choices.editModel.optional(),
  format: choices.format.optional(),
  folder: choices.folder.optional(),
  safeMode: choices.safeMode.optional(),
  optimize: choices.optimize.optional(),
});
export type SettingsUpdate = z.input<typeof settingsUpdate>;

/** What Venice says of a key. */
export const keyTest = z.object({
  ok: z.boolean(),
  /** Null when it worked. */
  error: z.object({ code: z.enum(ERROR_CODES), message: z.string() }).nullable(),
  accessPermitted: z.boolean().nullable(),
  balances: z.object({ usd: z.number().nullable(), diem: z.number().nullable() }).nullable(),
  tier: z.string().nullable(),
  sandbox: z.boolean().nullable(),
});
export type KeyTest = z.infer<typeof keyTest>;

export const getSettings = defineContract({
  method: 'GET',
  path: '/settings',
  anyOf: [ACTIONS.settingsRead],
  contentApi: false,
  data: publicSettings,
});

export const updateSettings = defineContract({
  method: 'PUT',
  path: '/settings',
  anyOf: [ACTIONS.settingsUpdate],
  contentApi: false,
  body: settingsUpdate,
  data: publicSettings,
});

/** Asks Venice about a key: the given one, or the one in use. Spends nothing. */
export const testSettings = defineContract({
  method: 'POST',
  path: '/settings/test',
  anyOf: [ACTIONS.settingsRead],
  contentApi: false,
  body: z.strictObject({ apiKey: z.string().trim().min(1).max(KEY_MAX).optional() }),
  data: keyTest,
});

export const settingsContracts = { getSettings, updateSettings, testSettings };
