/** What a route answers. The wire form of it (length, compression, common headers) is decided in one place: `deliver.ts`. */
export type Reply = {
  status: number;
  headers: Record<string, string>;
  content:
    | { json: unknown }
    | { bytes: Buffer; type: string }
    /** Server-sent events, each as it stands on the wire. They leave one by one. */
    | { events: string[] };
  /** What the answer costs; settled once, after the work and before the first byte leaves. */
  charge?: Charge;
};
export type Charge = { id: string; model: string; usd: number };

export const jsonReply = ({ json, ...rest }: { json: unknown } & Extra): Reply => ({
  status: 200,
  headers: {},
  ...rest,
  content: { json },
});

export const pictureReply = ({ bytes, type, ...rest }: Picture & Extra): Reply => ({
  status: 200,
  headers: {},
  ...rest,
  content: { bytes, type },
});

export const streamReply = ({ events, ...rest }: { events: string[] } & Extra): Reply => ({
  status: 200,
  headers: {},
  ...rest,
  content: { events },
});

/** Plain words, or a table of them. */
export const textReply = ({
  text,
  type = 'text/plain; charset=utf-8',
  ...rest
}: { text: string; type?: string } & Extra): Reply =>
  pictureReply({ bytes: Buffer.from(text), type, ...rest });

type Extra = { status?: number; headers?: Record<string, string>; charge?: Charge };
type Picture = { bytes: Buffer; type: string };
