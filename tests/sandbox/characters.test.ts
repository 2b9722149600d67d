import { useSandbox } from './ask';

const { ask } = useSandbox();
type Character = {
  slug: string;
  adult: boolean;
  stats: { imports: number; ratingCount: number; ratingSum: number; averageRating: number };
};
const list = async (query = '') =>
  (await ask({ path: `/characters${query}` })).json<{ data: Character[] }>().data;
const slugs = async (query: string) => (await list(query)).map(({ slug }) => slug);

it('lists a handful', async () => {
  const all = await list();
  expect(all).toHaveLength(6);
  const [first] = all;
  expect(first?.stats.ratingSum).toBe(
    Math.round((first?.stats.averageRating ?? 0) * (first?.stats.ratingCount ?? 0))
  );
});

it.each([
  ['isAdult=true', ['velvet-masquerade']],
  ['isPro=true', ['grumpy-compiler', 'midnight-baker']],
  ['isWebEnabled=false', ['tide-table']],
  ['tags=code,garden', ['paper-gardener', 'grumpy-compiler']],
  ['tags=code&tags=garden', ['paper-gardener', 'grumpy-compiler']],
  ['categories=fun', ['grumpy-compiler', 'tide-table']],
  ['modelId=kimi-k3', ['midnight-baker']],
  ['search=%23sea', ['lamp-keeper', 'tide-table']],
  ['search=BREAD', ['midnight-baker']],
  ['sortBy=imports&limit=2', ['grumpy-compiler', 'velvet-masquerade']],
  ['sortBy=imports&sortOrder=asc&limit=1', ['tide-table']],
  ['sortBy=mostRecent&limit=1&offset=1', ['midnight-baker']],
  ['sortBy=ratingCount&limit=1', ['lamp-keeper']],
])('finds by %s', async (query, expected) => {
  expect(await slugs(`?${query}`)).toEqual(expected);
});

it.each(['limit=0', 'limit=101', 'isAdult=yes', 'sortBy=luck', 'offset=-1'])(
  'refuses %s',
  async (query) => {
    expect((await ask({ path: `/characters?${query}` })).status).toBe(400);
  }
);

it('shows one by its slug', async () => {
  const answer = await ask({ path: '/characters/lamp-keeper' });
  expect(answer.json()).toMatchObject({ object: 'character', data: { slug: 'lamp-keeper' } });
});

it.each(['/characters/nobody', '/characters/nobody/reviews'])('knows no %s', async (path) => {
  const answer = await ask({ path });
  expect([answer.status, answer.json()]).toEqual([404, { error: 'Character not found' }]);
});

it('turns the pages of the reviews', async () => {
  const path = '/characters/lamp-keeper/reviews?page=3&pageSize=10';
  const answer = await ask({ path });
  const { data, pagination } = answer.json<{ data: unknown[]; pagination: unknown }>();
  expect([data.length, pagination]).toEqual([
    4,
    { page: 3, pageSize: 10, total: 24, totalPages: 3 },
  ]);
  expect(answer.headers.get('x-pagination-total-pages')).toBe('3');
});

it('wants a key, of any type', async () => {
  const path = '/characters';
  const keys = [null, 'bad-1', 'inference-1'];
  const statuses = await Promise.all(keys.map(async (key) => (await ask({ path, key })).status));
  expect(statuses).toEqual([402, 401, 200]);
});
