import { randomBytes, randomUUID } from 'node:crypto';

import { tokenFor } from '../auth';
import type { Sandbox } from '../sandbox';
import { remembered } from '../text/memory';

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

export const keyring = (sandbox: Sandbox) => {
  const keys = stored(sandbox);
  const find = (id: string): KeyRecord | undefined => keys.find((key) => key.id === id);
  return {
    list: (): KeyRecord[] => [...keys],
    find,
    create(wanted: Wanted): KeyRecord {
      const token = tokenFor({
        type: wanted.apiKeyType,
        privacy: wanted.modelPrivacy,
        secret: randomBytes(16).toString('hex'),
      });
      const createdAt = new Date(sandbox.now()).toISOString();
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
      const at = keys.findIndex((key) => key.id === id);
      if (at >= 0) keys.splice(at, 1);
      return at >= 0;
    },
    /** The key that a token is now, if it is one; it has just been used. */
    use(token: string): KeyRecord | undefined {
      const key = keys.find((candidate) => candidate.token === token);
      if (!key || (key.expiresAt !== null && Date.parse(key.expiresAt) <= sandbox.now()))
        return undefined;
      key.lastUsedAt = new Date(sandbox.now()).toISOString();
      return key;
    },
  };
};

const stored = remembered<KeyRecord[]>(() => []);

type Wanted = Omit<KeyRecord, 'id' | 'createdAt' | 'lastUsedAt' | 'token'>;
