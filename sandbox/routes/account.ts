import type { Call } from '../call';
import { keyOf } from '../call';
import { models } from '../catalogue/lookup';
import { jsonReply, type Reply } from '../reply';

const DAY_MS = 86_400_000;

/** What any key may ask about itself. */
export const rateLimits = (call: Call): Reply => {
  const { sandbox } = call;
  const { usd, diem } = purseOf(call);
  const limit = { amount: sandbox.options.requestsPerMinute, type: 'RPM' };
  return jsonReply({
    json: {
      data: {
        accessPermitted: usd + diem > 0,
        apiTier: { id: 'paid', isCharged: true },
        balances: { USD: usd, DIEM: diem },
        keyExpiration: null,
        nextEpochBegins: new Date((Math.floor(sandbox.now() / DAY_MS) + 1) * DAY_MS).toISOString(),
        rateLimits: models
          .filter(({ type }) => type === 'image' || type === 'inpaint' || type === 'upscale')
          .map(({ id }) => ({ apiModelId: id, rateLimits: [limit] })),
      },
    },
  });
};

/** For admin keys only. */
export const balance = (call: Call): Reply => {
  const { usd, diem } = purseOf(call);
  return jsonReply({
    json: {
      canConsume: usd + diem > 0,
      consumptionCurrency: diem > 0 ? 'DIEM' : 'USD',
      balances: { diem, usd },
      diemEpochAllocation: diem,
    },
  });
};

/** For admin keys only. The one key that the sandbox can know of is the one that asks. */
export const keys = (call: Call): Reply =>
  jsonReply({
    json: {
      object: 'list',
      data: [
        {
          id: 'sandbox-key',
          apiKeyType: 'ADMIN',
          consumptionLimits: { usd: null, diem: null },
          limitPeriod: 'EPOCH',
          modelPrivacy: keyOf(call).privateOnly ? 'PRIVATE_ONLY' : 'ALL',
          createdAt: new Date(call.sandbox.now()).toISOString(),
          description: 'The key of this request',
          expiresAt: null,
          last6Chars: keyOf(call).token.slice(-6),
          lastUsedAt: new Date(call.sandbox.now()).toISOString(),
          usage: { trailingSevenDays: { usd: '0', vcu: '0', diem: '0' } },
        },
      ],
    },
  });

const purseOf = (call: Call): { usd: number; diem: number } =>
  keyOf(call).purse === 'empty' ? { usd: 0, diem: 0 } : call.sandbox.ledger.purse();
