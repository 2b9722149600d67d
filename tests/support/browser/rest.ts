import type { Where } from './editor';

/** Tests look into answers freely; what is not there fails the expectation. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape of an answer is what the tests are about
type Json = any;

type Ask = { token?: string; body?: object; method?: string };

/** The demo over HTTP, as its administrator and as an application with a token. */
export const openRest = async ({ origin, sandbox, email, password }: Where) => {
  const ask = async (url: string, { token, body, method }: Ask = {}): Promise<Json> => {
    const response = await fetch(url, {
      method: method ?? (body ? 'POST' : 'GET'),
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
    /** A new article with a cover of its own in each language, named by its file. Languages are installed where they are missing. */
    articleIn: async (covers: Record<string, string>): Promise<{ documentId: string }> => {
      const known: { code: string }[] = await ask(`${origin}/i18n/locales`, { token: admin });
      let documentId = '';
      for (const [code, cover] of Object.entries(covers)) {
        if (!known.some((locale) => locale.code === code)) {
          const language = new Intl.DisplayNames(['en'], { type: 'language' }).of(code);
          const locale = { code, name: `${language} (${code})`, isDefault: false };
          await ask(`${origin}/i18n/locales`, { token: admin, body: locale });
        }
        const [file] = await ask(`${origin}/api/upload/files?filters[name][$eq]=${cover}`, {
          token,
        });
        const path = `${origin}/api/articles/${documentId}?locale=${code}&status=draft`;
        const body = { data: { title: `Cover in ${code}`, cover: file.id } };
        const made = await ask(path, { token, body, method: documentId ? 'PUT' : 'POST' });
        documentId = made.data.documentId;
      }
      return { documentId };
    },
    /** An asset as the Media Library has it. */
    asset: async (name: string): Promise<Json> => {
      const found = await ask(`${origin}/upload/files?filters[name][$eq]=${name}`, {
        token: admin,
      });
      return found.results[0];
    },
    /** Somebody whose role may edit articles, and has none of our rights. */
    writer: async (): Promise<{ email: string; password: string }> => {
      const as = (path: string, body: object, method?: string) =>
        ask(`${origin}/admin/${path}`, { token: admin, body, method });
      const name = `writer-${Date.now()}`;
      const role = (await as('roles', { name, description: name })).data.id;
      const fields = ['title', 'cover', 'gallery', 'attachment'];
      const permissions = ['read', 'update'].map((action) => ({
        action: `plugin::content-manager.explorer.${action}`,
        subject: 'api::article.article',
        properties: { fields, locales: ['en'] },
        conditions: [],
      }));
      await as(`roles/${role}/permissions`, { permissions }, 'PUT');
      const person = { firstname: 'Only', lastname: 'Writer', email: `${name}@example.com` };
      const made = await as('users', { ...person, roles: [role] });
      const writer = { email: person.email, password: 'Writes-only-1' };
      const { registrationToken } = made.data;
      await as('register', {
        registrationToken,
        userInfo: { firstname: 'Only', lastname: 'Writer', password: writer.password },
      });
      return writer;
    },
    fault: (fault: object) => ask(`${sandbox}/__sandbox/faults`, { body: fault }),
  };
};

export type Rest = Awaited<ReturnType<typeof openRest>>;
