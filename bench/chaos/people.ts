/** Whoever asks Strapi for something. */
export type Person = { ask(question: Question): Promise<Reply> };

type Question = { method: 'GET' | 'POST'; path: string; body?: unknown };
export type Reply = { status: number; body: unknown };

const ACCOUNT = { email: 'ada@example.com', password: 'Passw0rd-of-a-run' };

/** Long enough for a process that stands still for a moment, and for a busy machine. */
const PATIENCE_MS = 15_000;

/** Where requests go is asked each time: servers come and go. */
export const createPeople = (origin: () => Promise<string>) => {
  let adminToken: string | null = null;
  let apiToken: string | null = null;

  const send = async ({ token, method, path, body }: Question & { token: string | null }) =>
    fetch(`${await origin()}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });

  const admin: Person = {
    ask: async (question) => reply(await send({ ...question, token: adminToken })),
  };

  return {
    admin,
    token: {
      ask: async (question) => reply(await send({ ...question, token: apiToken })),
    } satisfies Person,

    /** The first administrator of an empty database, and a token of theirs. */
    async register(): Promise<void> {
      const person = { ...ACCOUNT, firstname: 'Ada', lastname: 'Tester' };
      const { body } = await admin.ask({
        ...{ method: 'POST', path: '/admin/register-admin' },
        body: person,
      });
      adminToken = dataOf<{ token: string }>(body).token;
      const token = { name: 'chaos', description: '', type: 'full-access', lifespan: null };
      const made = await admin.ask({ method: 'POST', path: '/admin/api-tokens', body: token });
      apiToken = dataOf<{ accessKey: string }>(made.body).accessKey;
    },

    async login(): Promise<void> {
      const { body } = await admin.ask({ method: 'POST', path: '/admin/login', body: ACCOUNT });
      adminToken = dataOf<{ token: string }>(body).token;
    },

    async download(path: string): Promise<{ status: number; bytes: Buffer }> {
      const response = await send({ method: 'GET', path, token: adminToken });
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    },

    async upload({ name, bytes, mime }: { name: string; bytes: Buffer; mime: string }) {
      const form = new FormData();
      form.append('files', new Blob([new Uint8Array(bytes)], { type: mime }), name);
      const response = await fetch(`${await origin()}/upload`, {
        method: 'POST',
        headers: { authorization: `Bearer ${adminToken}` },
        body: form,
      });
      const [file] = (await response.json()) as { id: number }[]; // as Strapi's admin gets it
      if (file === undefined) throw new Error('The source picture could not be uploaded');
      return file.id;
    },
  };
};

export type People = ReturnType<typeof createPeople>;

/** Strapi's own envelope. Callers name what they asked for. */
export const dataOf = <Data>(body: unknown): Data => {
  const { data } = (body ?? {}) as { data?: Data };
  if (data === undefined || data === null) {
    throw new Error(`Not what was asked for: ${JSON.stringify(body)?.slice(0, 300)}`);
  }
  return data;
};

const reply = async (response: Response): Promise<Reply> => {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
};
