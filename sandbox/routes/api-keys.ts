import { z } from 'zod/v3';

import { keyOf, type Call } from '../call';
import { check } from '../check';
import { endOf, UNMADE, type KeyRecord } from '../keyring';
import type { Amounts } from '../ledger';
import { fieldsOf } from '../query';
import { refuse } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { segment } from '../router';
import { spentInPeriod } from '../spend-limit';

const amount = z.number().min(0).max(9_999_999_999).nullish();
const expiry = z.union([
  z.literal(''),
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/),
]);
const description = z.string().max(64);
const WEEK_MS = 7 * 86_400_000;

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
  const key = call.sandbox.keys.create({
    apiKeyType: wanted.apiKeyType,
    description: wanted.description,
    consumptionLimits: wanted.consumptionLimit ?? {},
    limitPeriod: wanted.limitPeriod ?? 'EPOCH',
    modelPrivacy: wanted.modelPrivacy ?? 'ALL',
    expiresAt: expiryOf(wanted.expiresAt),
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
        ...call.sandbox.keys.list().map((key) => detailed({ call, key })),
      ],
    },
  });

export const oneKey = (call: Call): Reply => {
  const id = segment({ path: call.path, nth: 2 });
  if (id === UNMADE) return jsonReply({ json: { data: asking(call) } });
  const key = call.sandbox.keys.find(id);
  if (!key) throw unknownKey();
  return jsonReply({ json: { data: detailed({ call, key }) } });
};

export const changeKey = (call: Call): Reply => {
  const { consumptionLimit, expiresAt, ...rest } = check({
    schema: changeSchema,
    fields: call.fields,
  });
  const key = call.sandbox.keys.change({
    ...rest,
    ...(consumptionLimit ? { consumptionLimits: consumptionLimit } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt: expiryOf(expiresAt) }),
  });
  if (!key) throw unknownKey();
  return jsonReply({ json: { success: true, data: shown(key) } });
};

export const deleteKey = (call: Call): Reply => {
  const { id } = check({
    schema: z.object({ id: z.string().min(1) }),
    fields: fieldsOf({ query: call.query }),
  });
  if (!call.sandbox.keys.remove(id)) throw unknownKey();
  return jsonReply({ json: { success: true } });
};

export const refusedRequests = ({ sandbox: { keys, rateLog } }: Call): Reply =>
  jsonReply({
    json: {
      object: 'list',
      data: rateLog.list().map(({ key, modelId, type, at }) => ({
        apiKeyId: keys.behind(key).apiKeyId,
        modelId,
        rateLimitTier: 'paid',
        rateLimitType: type,
        timestamp: at,
      })),
    },
  });

/** Any key is let in here, so the one that asks is listed too, although nobody made it. */
const asking = (call: Call) => {
  const { token, privateOnly } = keyOf(call);
  const now = new Date(call.sandbox.now()).toISOString();
  const key: KeyRecord = {
    id: UNMADE,
    apiKeyType: 'ADMIN',
    description: 'The key of this request',
    consumptionLimits: {},
    limitPeriod: 'EPOCH',
    modelPrivacy: privateOnly ? 'PRIVATE_ONLY' : 'ALL',
    expiresAt: null,
    createdAt: now,
    lastUsedAt: now,
    token,
  };
  return detailed({ call, key });
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
  last6Chars: endOf(key.token),
  lastUsedAt: key.lastUsedAt,
});

/** What was used in the current period is told of keys with a limit only. */
const detailed = ({ call: { sandbox }, key }: { call: Call; key: KeyRecord }) => {
  const { usd, diem } = limitsOf(key);
  const week = sandbox.ledger.spent({
    key: sandbox.keys.nameOf(key.token),
    since: sandbox.now() - WEEK_MS,
  });
  return {
    ...shown(key),
    usage: { trailingSevenDays: { ...told(week), vcu: '0' } },
    ...(usd === null && diem === null
      ? {}
      : { currentPeriodUsage: told(spentInPeriod({ sandbox, record: key })) }),
  };
};

const told = ({ usd, diem }: Amounts) => ({ usd: String(usd), diem: String(diem) });

const limitsOf = ({ consumptionLimits: { usd = null, diem = null } }: KeyRecord) => ({ usd, diem });

/** A day alone means its beginning in UTC; nothing means for ever. */
const expiryOf = (text: string | null | undefined): string | null => {
  if (text === undefined || text === null || text === '') return null;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw refuse({ status: 400, error: 'expiresAt is not a date' });
  return new Date(time).toISOString();
};

const unknownKey = () => refuse({ status: 400, error: 'Invalid API key id' });

type Wanted = z.output<typeof createSchema>;
