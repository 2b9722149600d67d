import type { IncomingHttpHeaders } from 'node:http';

/** What the first letters of a key make of it. Everything else about a key is accepted as it comes. */
export type Key = {
  token: string;
  admin: boolean;
  purse: 'full' | 'empty' | 'capped';
  /** Limited to private models: of all kinds, or among text and embedding models only. */
  privateOnly: boolean;
  privateText: boolean;
  /** Made by this sandbox, which then also knows when it ends. */
  created: boolean;
};
export type Caller = { kind: 'nobody' } | { kind: 'wrong' } | { kind: 'key'; key: Key };

export const identify = ({ authorization }: IncomingHttpHeaders): Caller => {
  const token = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
  if (!token) return { kind: authorization ? 'wrong' : 'nobody' };
  if (token.startsWith('bad-')) return { kind: 'wrong' };
  return { kind: 'key', key: ofCreated(token) ?? ofName(token) };
};

/** What a key that the sandbox makes may do is written in it, as it was at first: `sandbox-inference-private_only-…`. */
export const tokenFor = ({ type, privacy, secret }: Minted): string =>
  ['sandbox', type, privacy, secret].join('-').toLowerCase();

const ofCreated = (token: string): Key | undefined => {
  const minted = /^sandbox-(inference|admin)-(all|private_text|private_only)-[0-9a-f]+$/.exec(
    token
  );
  if (!minted) return undefined;
  const [, type, privacy] = minted;
  return {
    token,
    admin: type === 'admin',
    purse: 'full',
    privateOnly: privacy === 'private_only',
    privateText: privacy !== 'all',
    created: true,
  };
};

const ofName = (token: string): Key => ({
  token,
  admin: !token.startsWith('inference-'),
  purse: purseOf(token),
  privateOnly: token.startsWith('private-'),
  privateText: token.startsWith('private-'),
  created: false,
});

const purseOf = (token: string): Key['purse'] => {
  if (token.startsWith('poor-')) return 'empty';
  return token.startsWith('capped-') ? 'capped' : 'full';
};

type Minted = { type: string; privacy: string; secret: string };
