import type { Core } from '@strapi/strapi';

/** One person or token, and the requests they make. Bodies are read as JSON where they are. */
export type Person = {
  token: string | null;
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  put(path: string, body?: unknown): Promise<Reply>;
  postForm(path: string, form: FormData): Promise<Reply>;
  download(path: string): Promise<{ status: number; bytes: Buffer; headers: Headers }>;
};

/** Tests look into answers freely; what is not there fails the expectation. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape of an answer is what the tests are about
export type Reply = { status: number; body: any; headers: Headers };

export type People = Awaited<ReturnType<typeof createPeople>>;

const PASSWORD = 'Passw0rd-of-a-test';

export const createPeople = async ({ strapi, origin }: { strapi: Core.Strapi; origin: string }) => {
  const person = (token: string | null): Person => {
    const ask = async (path: string, init: RequestInit = {}) =>
      fetch(`${origin}${path}`, {
        ...init,
        headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...init.headers },
      });
    const reply = async (response: Response): Promise<Reply> => {
      const text = await response.text();
      const json = response.headers.get('content-type')?.includes('json');
      return {
        status: response.status,
        body: json ? JSON.parse(text) : text,
        headers: response.headers,
      };
    };
    const send = async (method: string, path: string, body: unknown) =>
      reply(
        await ask(path, {
          method,
          body: JSON.stringify(body ?? {}),
          headers: { 'Content-Type': 'application/json' },
        })
      );
    return {
      token,
      get: async (path) => reply(await ask(path)),
      post: (path, body) => send('POST', path, body),
      put: (path, body) => send('PUT', path, body),
      postForm: async (path, form) => reply(await ask(path, { method: 'POST', body: form })),
      download: async (path) => {
        const response = await ask(path);
        const bytes = Buffer.from(await response.arrayBuffer());
        return { status: response.status, bytes, headers: response.headers };
      },
    };
  };

  const anonymous = person(null);
  const login = async (email: string): Promise<Person> => {
    const { body } = await anonymous.post('/admin/login', { email, password: PASSWORD });
    return person(body.data.token);
  };

  const superRole = await strapi.service('admin::role').getSuperAdmin();
  const addUser = async ({ name, roles }: { name: string; roles: number[] }): Promise<Person> => {
    const email = `${name}@example.com`;
    await strapi.service('admin::user').create({
      firstname: name,
      lastname: 'Tester',
      email,
      password: PASSWORD,
      isActive: true,
      registrationToken: null,
      roles,
    });
    return login(email);
  };

  // Already there where another Strapi came to this database before.
  const isThere = await strapi.service('admin::user').exists({ email: 'ada@example.com' });
  const admin = isThere
    ? await login('ada@example.com')
    : await addUser({ name: 'ada', roles: [superRole.id] });

  return {
    anonymous,
    admin,

    /**
     * Somebody whose role has exactly these actions. It is called "test-" and their name: Strapi brings an "Editor" and an "Author", which
     * MySQL takes for the same as "editor" and "author".
     */
    async withActions(question: {
      name: string;
      actions: { action: string; subject?: string | null; conditions?: string[] }[];
    }): Promise<Person> {
      const { name, actions } = question;
      const role = await strapi
        .service('admin::role')
        .create({ name: `test-${name}`, description: name });
      await strapi.service('admin::role').assignPermissions(
        role.id,
        actions.map(({ action, subject = null, conditions = [] }) => ({
          action,
          subject,
          conditions,
          properties: {},
        }))
      );
      return addUser({ name, roles: [role.id] });
    },

    /** A user of the application, with a token that its users-permissions plugin issued. */
    withJwt: (jwt: string): Person => person(jwt),

    /** A token of the content API: `full-access`, `read-only`, or `custom` with these scopes. */
    async withToken(question: {
      name: string;
      type: 'full-access' | 'read-only' | 'custom';
      permissions?: string[];
    }): Promise<Person> {
      const { permissions = [], ...rest } = question;
      const created = await strapi.service('admin::api-token').create({
        ...rest,
        description: '',
        lifespan: null,
        permissions: question.type === 'custom' ? permissions : null,
      });
      return person(created.accessKey);
    },
  };
};
