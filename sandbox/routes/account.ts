import { keyOf, purseOf, type Call } from '../call';
import { models } from '../catalogue/lookup';
import type { ModelType } from '../catalogue/model';
import { jsonReply, type Reply } from '../reply';

const DAY_MS = 86_400_000;
/** The types of models whose requests are counted. */
const LIMITED: ModelType[] = ['text', 'embedding', 'image', 'inpaint', 'upscale'];

/** What any key may ask about itself. */
export const rateLimits = (call: Call): Reply => {
  const { sandbox } = call;
  const { usd, diem } = purseOf({ sandbox, key: keyOf(call) });
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
          .filter(({ type }) => LIMITED.includes(type))
          .map(({ id }) => ({ apiModelId: id, rateLimits: [limit] })),
      },
    },
  });
};

/** For admin keys only. */
export const balance = (call: Call): Reply => {
  const { usd, diem } = purseOf({ sandbox: call.sandbox, key: keyOf(call) });
  return jsonReply({
    json: {
      canConsume: usd + diem > 0,
      consumptionCurrency: diem > 0 ? 'DIEM' : 'USD',
      balances: { diem, usd },
      diemEpochAllocation: diem,
    },
  });
};
