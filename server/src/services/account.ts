import type { Core } from '@strapi/strapi';
import { getService } from '../utils/get-service';
import { isVeniceError, type DataOf, type InputOf } from '../venice';

export type Balance = {
  /** Null: not told, which is not zero. */
  usd: number | null;
  diem: number | null;
  /** Whether Venice lets the key spend; null where nobody said. */
  canConsume: boolean | null;
  /** `billing`: the account's. `rate_limits`: as the key sees it. `header`: from the last answer, before that request was paid. */
  source: 'billing' | 'rate_limits' | 'header';
};

/** A page of what was charged, oldest first. `nextCursor` null: this was the last one. */
export type UsagePage = {
  entries: NonNullable<DataOf<'GET /billing/usage-history'>['data']>;
  nextCursor: string | null;
};

type UsageQuestion = Omit<InputOf<'GET /billing/usage-history'>, 'accept'>;

/** What Venice tells of the account behind the key. Free. */
export const createAccount = ({ strapi }: { strapi: Core.Strapi }) => {
  const { send, live } = getService({ strapi, name: 'client' });
  /** The key of which Venice said that it is no ADMIN key: asked again and again, each refusal would count against it. */
  let notAdmin: string | null = null;

  const fromBilling = async (): Promise<Balance | null> => {
    const key = await getService({ strapi, name: 'settings' }).apiKey();
    if (key === null || key === notAdmin) return null;
    try {
      const { data } = await send('GET /billing/balance', {});
      const { usd = null, diem = null } = data.balances ?? {};
      return { usd, diem, canConsume: data.canConsume ?? null, source: 'billing' };
    } catch (error) {
      if (!isVeniceError(error)) throw error;
      if (error.reason === 'admin_key') notAdmin = key;
      return null;
    }
  };

  const fromLimits = async (): Promise<Balance | null> => {
    try {
      const { data } = await send('GET /api_keys/rate_limits', {});
      const { USD: usd = null, DIEM: diem = null } = data.balances ?? {};
      if (usd === null && diem === null) return null;
      return { usd, diem, canConsume: data.accessPermitted, source: 'rate_limits' };
    } catch (error) {
      if (!isVeniceError(error)) throw error;
      return null;
    }
  };

  const fromHeader = (): Balance | null => {
    const { balanceUsd } = live();
    if (balanceUsd === null) return null;
    return { usd: balanceUsd, diem: null, canConsume: null, source: 'header' };
  };

  return {
    /** The best that can be learned with this key; null where nothing can. Never rejects for what Venice says. */
    balance: async (): Promise<Balance | null> =>
      (await fromBilling()) ?? (await fromLimits()) ?? fromHeader(),

    /** What the key may do, how often, and what is left. Rejects with a VeniceError. */
    rateLimits: async (): Promise<DataOf<'GET /api_keys/rate_limits'>> =>
      (await send('GET /api_keys/rate_limits', {})).data,

    /**
     * What was used and charged, page by page: `cursor` asks for the next one. Takes an ADMIN key: with any other it rejects with
     * VeniceError `unauthorized`, reason `admin_key`.
     */
    async usage(question: UsageQuestion = {}): Promise<UsagePage> {
      const { data } = await send('GET /billing/usage-history', question);
      return { entries: data.data ?? [], nextCursor: data.nextCursor };
    },
  };
};
