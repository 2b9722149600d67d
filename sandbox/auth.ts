import type { IncomingHttpHeaders } from 'node:http';

/** What the first letters of a key make of it. Everything else about a key is accepted as it comes. */
export type Key = {
  token: string;
  admin: boolean;
  purse: 'full' | 'empty' | 'capped';
  privateOnly: boolean;
};
export type Caller = { kind: 'nobody' } | { kind: 'wrong' } | { kind: 'key'; key: Key };

export const identify = (headers: IncomingHttpHeaders): Caller => {
  const token = /^Bearer\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1];
  if (!token) return headers.authorization ? { kind: 'wrong' } : { kind: 'nobody' };
  if (token.startsWith('bad-')) return { kind: 'wrong' };
  return {
    kind: 'key',
    key: {
      token,
      admin: !token.startsWith('inference-'),
      purse: purseOf(token),
      privateOnly: token.startsWith('private-'),
    },
  };
};

const purseOf = (token: string): Key['purse'] => {
  if (token.startsWith('poor-')) return 'empty';
  return token.startsWith('capped-') ? 'capped' : 'full';
};
