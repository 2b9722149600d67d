import type { Where } from './editor';

/** Tests look into answers freely; what is not there fails the expectation. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape of an answer is what the tests are about
type Json = any;

/** The demo over HTTP, as its administrator and as an application with a token. */
export const openRest = async ({ origin, sandbox, email, password }: Where) => {
  const ask = async (
    url: string,
    { token, body }: { token?: string; body?: object } = {}
  ): Promise<Json> => {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: body && JSON.stringify(body),
    });
    return response.json();
  };
  const { data } = await ask(`${origin}/admin/login`, { body: { email, password } });
  const admin: string = data.token;
  const made = await ask(`${origin}/admin/api-tokens`, {
    token: admin,
    body: { name: `browser-${Date.now()}`, description: '', type: 'full-access', lifespan: null },
  });
  const token: string = made.data.accessKey;
  const populate =
    'populate[cover]=true&populate[gallery]=true&populate[card][populate]=picture&populate[cards][populate]=picture&populate[blocks][populate]=*';
  return {
    /** The published article with all its pictures. */
    article: async (title: string): Promise<Json> => {
      const filter = `filters[title][$eq]=${encodeURIComponent(title)}`;
      const answer = await ask(`${origin}/api/articles?${filter}&${populate}`, { token });
      return answer.data[0];
    },
    /** How an asset was made. */
    record: async (assetId: number): Promise<Json> =>
      (await ask(`${origin}/venice/records/${assetId}`, { token: admin })).data.record,
    file: async (url: string): Promise<Buffer> =>
      Buffer.from(await (await fetch(`${origin}${url}`)).arrayBuffer()),
    fault: (fault: object) => ask(`${sandbox}/__sandbox/faults`, { body: fault }),
  };
};

export type Rest = Awaited<ReturnType<typeof openRest>>;
