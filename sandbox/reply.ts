import type { LedgerEntry } from './ledger';

/** What a route answers. The wire form of it (length, compression, common headers) is decided in one place: `deliver.ts`. */
export type Reply = {
  status: number;
  headers: Record<string, string>;
  content:
    | { json: unknown }
    | { bytes: Buffer; type: string }
    /** Each as it stands on the wire. They leave one by one, and nobody says beforehand how many bytes they are. */
    | { pieces: Buffer[]; type: string };
  /** What the answer costs; settled once, after the work and before the first byte leaves. */
  charge?: Charge;
  /** The id of an earlier charge that this answer gives back. */
  refund?: string;
  /** What this answer pays in. */
  deposit?: Charge;
};
export type Charge = Pick<LedgerEntry, 'id' | 'model' | 'usd'>;

export const jsonReply = ({ json, ...rest }: { json: unknown } & Extra): Reply => ({
  ...ANSWERED,
  ...rest,
  content: { json },
});

export const fileReply = ({ bytes, type, ...rest }: File & Extra): Reply => ({
  ...ANSWERED,
  ...rest,
  content: { bytes, type },
});

/** The same file, in a dozen pieces or less. */
export const chunkedReply = ({ bytes, type, ...rest }: File & Extra): Reply => {
  const size = Math.ceil(bytes.length / MOST_PIECES);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return { ...ANSWERED, ...rest, content: { pieces, type } };
};

/** Server-sent events. */
export const streamReply = ({ events, headers, ...rest }: { events: string[] } & Extra): Reply => ({
  ...ANSWERED,
  ...rest,
  headers: { 'Cache-Control': 'no-cache', ...headers },
  content: {
    pieces: events.map((event) => Buffer.from(event)),
    type: 'text/event-stream; charset=utf-8',
  },
});

/** Plain words, or a table of them. */
export const textReply = ({
  text,
  type = 'text/plain; charset=utf-8',
  ...rest
}: { text: string; type?: string } & Extra): Reply =>
  fileReply({ bytes: Buffer.from(text), type, ...rest });

const ANSWERED = { status: 200, headers: {} };
const MOST_PIECES = 12;

type Extra = Partial<Omit<Reply, 'content'>>;
type File = { bytes: Buffer; type: string };
