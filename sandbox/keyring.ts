import { randomBytes, randomUUID } from 'node:crypto';

import { tokenFor } from './auth';

export type KeyType = 'INFERENCE' | 'ADMIN';
export type Privacy = 'ALL' | 'PRIVATE_TEXT' | 'PRIVATE_ONLY';
export type Period = 'EPOCH' | 'MONTH' | 'LIFETIME';
export type Limits = { usd?: number | null; diem?: number | null; vcu?: number | null };

/** A key as the sandbox keeps it. The token itself is shown once and then only compared. */
export type KeyRecord = {
  id: string;
  apiKeyType: KeyType;
  description: string;
  consumptionLimits: Limits;
  limitPeriod: Period;
  modelPrivacy: Privacy;
  expiresAt: string | null;
  createdAt: string;
  lastUsedAt: string | null;
  token: string;
};
export type Keyring = ReturnType<typeof openKeyring>;

/** Any key is let in, so the ones that nobody made share an id wherever the API names one. */
export const UNMADE = 'sandbox-key';

/** The last six characters of a key, never all of it. */
export const endOf = (token: string): string => token.slice(1).slice(-6);

/** The keys that were made here, and the tokens that wallets may sign for one. */
export const openKeyring = ({ now }: { now: () => number }) => {
  const keys: KeyRecord[] = [];
  const deleted = new Set<KeyRecord>();
  const offered = new Set<string>();
  const living = (): KeyRecord[] => keys.filter((key) => !deleted.has(key));
  const find = (id: string): KeyRecord | undefined => living().find((key) => key.id === id);

  return {
    list: living,
    find,
    create(wanted: Wanted): KeyRecord {
      const token = tokenFor({
        type: wanted.apiKeyType,
        privacy: wanted.modelPrivacy,
        secret: randomBytes(16).toString('hex'),
      });
      const createdAt = new Date(now()).toISOString();
      const key = { ...wanted, id: randomUUID(), createdAt, lastUsedAt: null, token };
      keys.push(key);
      return key;
    },
    /** What is left out stays as it is. */
    change({ id, ...patch }: { id: string } & Partial<Wanted>): KeyRecord | undefined {
      const key = find(id);
      return key && Object.assign(key, patch);
    },
    remove(id: string): boolean {
      const key = find(id);
      if (key) deleted.add(key);
      return key !== undefined;
    },
    /** The key that a token is now, if it is one; it has just been used. */
    use(token: string): KeyRecord | undefined {
      const key = living().find((candidate) => candidate.token === token);
      if (!key || (key.expiresAt !== null && Date.parse(key.expiresAt) <= now())) return undefined;
      key.lastUsedAt = new Date(now()).toISOString();
      return key;
    },
    /** What the ledger calls a key: the id of one that was made here, of any other its end. */
    nameOf: (token: string): string => keys.find((key) => key.token === token)?.id ?? endOf(token),
    /** Who is behind such a name, also after the key was deleted. */
    behind(name: string): { apiKeyId: string; description: string } {
      const key = keys.find(({ id }) => id === name);
      return key
        ? { apiKeyId: key.id, description: key.description }
        : { apiKeyId: UNMADE, description: `The key that ends in ${name}` };
    },
    /** A token for a wallet to sign, and whether one was given and not yet used. */
    offer(): string {
      const token = `sandbox-web3-${randomBytes(16).toString('hex')}`;
      offered.add(token);
      return token;
    },
    redeem: (token: string): boolean => offered.delete(token),
  };
};

type Wanted = Omit<KeyRecord, 'id' | 'createdAt' | 'lastUsedAt' | 'token'>;
