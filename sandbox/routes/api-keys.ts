import { z } from 'zod/v3';

import { keyOf, type Call } from '../call';
import { check } from '../check';
import { refuse } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { segment } from '../router';
import { fieldsOf } from '../text/query';
import { refusalsOf } from './api-keys-refused';
import { keyring, type KeyRecord } from './api-keys-store';

const amount = z.number().min(0).max(9_999_999_999).nullish();
const expiry = z.union([
  z.literal(''),
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/),
]);
const description = z.string().max(64);

/** What both ways of making a key take. */
export const keyFields = {
  apiKeyType: z.enum(['INFERENCE', 'ADMIN']),
  consumptionLimit: z.object({ usd: amount, diem: amount, vcu: amount }).optional(),
  limitPeriod: z.enum(['EPOCH', 'MONTH', 'LIFETIME']).optional(),
  modelPrivacy: z.enum(['ALL', 'PRIVATE_TEXT', 'PRIVATE_ONLY']).optional(),
  expiresAt: expiry.optional(),
};
const createSchema = z.object({ ...keyFields, description }).strict();
const { apiKeyType: _, ...changeable } = keyFields;
const changeSchema = z
  .object({
    ...changeable,
    id: z.string().min(1),
    description: description.optional(),
    expiresAt: expiry.nullish(),
  })
  .strict();

export const createKey = (call: Call): Reply =>
  created({ call, wanted: check({ schema: createSchema, fields: call.fields }) });

/** The one answer that shows the key. */
export const created = ({ call, wanted }: { call: Call; wanted: Wanted }): Reply => {
  const key = keyring(call.sandbox).create({
    apiKeyType: wanted.apiKeyType,
    description: wanted.description,
    consumptionLimits: wanted.consumptionLimit ?? {},
    limitPeriod: wanted.limitPeriod ?? 'EPOCH',
    modelPrivacy: wanted.modelPrivacy ?? 'ALL',
    expiresAt: endOf(wanted.expiresAt),
  });
  return jsonReply({
    json: {
      success: true,
      data: {
        id: key.id,
        apiKey: key.token,
        apiKeyType: key.apiKeyType,
        consumptionLimit: limitsOf(key),
        limitPeriod: key.limitPeriod,
        modelPrivacy: key.modelPrivacy,
        description: key.description,
        expiresAt: key.expiresAt,
      },
    },
  });
};

export const listKeys = (call: Call): Reply =>
  jsonReply({
    json: {
      object: 'list',
      data: [
        ...(keyOf(call).created ? [] : [asking(call)]),
        ...keyring(call.sandbox).list().map(detailed),
      ],
    },
  });

export const oneKey = (call: Call): Reply => {
  const id = segment({ path: call.path, nth: 2 });
  if (id === ASKING) return jsonReply({ json: { data: asking(call) } });
  const key = keyring(call.sandbox).find(id);
  if (!key) throw unknownKey();
  return jsonReply({ json: { data: detailed(key) } });
};

export const changeKey = (call: Call): Reply => {
  const { consumptionLimit, expiresAt, ...rest } = check({
    schema: changeSchema,
    fields: call.fields,
  });
  const key = keyring(call.sandbox).change({
    ...rest,
    ...(consumptionLimit ? { consumptionLimits: consumptionLimit } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt: endOf(expiresAt) }),
  });
  if (!key) throw unknownKey();
  return jsonReply({ json: { success: true, data: shown(key) } });
};

export const deleteKey = (call: Call): Reply => {
  const { id } = check({
    schema: z.object({ id: z.string().min(1) }),
    fields: fieldsOf({ query: call.query }),
  });
  if (!keyring(call.sandbox).remove(id)) throw unknownKey();
  return jsonReply({ json: { success: true } });
};

export const refusedRequests = ({ sandbox }: Call): Reply => {
  const keys = keyring(sandbox).list();
  return jsonReply({
    json: {
      object: 'list',
      data: refusalsOf(sandbox)
        .list()
        .map(({ token, modelId, at }) => ({
          apiKeyId: keys.find((key) => key.token === token)?.id ?? ASKING,
          modelId,
          rateLimitTier: 'paid',
          rateLimitType: 'RPM',
          timestamp: at,
        })),
    },
  });
};

const ASKING = 'sandbox-key';

/** Any key is let in here, so the one that asks is listed too, although nobody made it. */
const asking = (call: Call) => {
  const { token, privateOnly } = keyOf(call);
  const now = new Date(call.sandbox.now()).toISOString();
  return detailed({
    id: ASKING,
    apiKeyType: 'ADMIN',
    description: 'The key of this request',
    consumptionLimits: {},
    limitPeriod: 'EPOCH',
    modelPrivacy: privateOnly ? 'PRIVATE_ONLY' : 'ALL',
    expiresAt: null,
    createdAt: now,
    lastUsedAt: now,
    token,
  });
};

const shown = (key: KeyRecord) => ({
  id: key.id,
  apiKeyType: key.apiKeyType,
  consumptionLimits: limitsOf(key),
  limitPeriod: key.limitPeriod,
  modelPrivacy: key.modelPrivacy,
  createdAt: key.createdAt,
  description: key.description,
  expiresAt: key.expiresAt,
  last6Chars: key.token.slice(-6),
  lastUsedAt: key.lastUsedAt,
});

/** The ledger does not say which key spent what, so the usage of one key is not known. */
const detailed = (key: KeyRecord) => ({
  ...shown(key),
  usage: { trailingSevenDays: { usd: '0', vcu: '0', diem: '0' } },
});

const limitsOf = ({ consumptionLimits: { usd = null, diem = null } }: KeyRecord) => ({ usd, diem });

/** A day alone means its beginning in UTC; nothing means for ever. */
const endOf = (text: string | null | undefined): string | null => {
  if (text === undefined || text === null || text === '') return null;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw refuse({ status: 400, error: 'expiresAt is not a date' });
  return new Date(time).toISOString();
};

const unknownKey = () => refuse({ status: 400, error: 'Invalid API key id' });

type Wanted = z.output<typeof createSchema>;
