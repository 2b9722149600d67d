import { form, plain, useSandbox } from './ask';

const { ask, charged } = useSandbox({ now: () => 1_790_000_000_000 });
const parse = (file: Buffer, more: Record<string, string> = {}) =>
  ask({ path: '/augment/text-parser', form: form({ file, ...more }) });
const scrape = (url: string) => ask({ path: '/augment/scrape', json: { url } });
const search = (more: Record<string, unknown> = {}) =>
  ask({ path: '/augment/search', json: { query: 'hills in spring', ...more } });

it('reads a text file and counts its tokens', async () => {
  const answer = await parse(Buffer.from('Grüße aus den Hügeln'));
  expect(answer.json()).toEqual({ text: 'Grüße aus den Hügeln', tokens: 5 });
  expect(charged()).toEqual([0.01]);
});

it('answers with the text alone when asked', async () => {
  const answer = await parse(Buffer.from('a hill'), { response_format: 'text' });
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(answer.bytes.toString()).toBe('a hill');
});

it('says of a file that is no text that it does not read it', async () => {
  const answer = await parse(await plain());
  expect([answer.status, answer.json().error]).toEqual([400, expect.stringMatching(/plain text/)]);
  expect(charged()).toEqual([]);
});

it('wants a file', async () => {
  const path = '/augment/text-parser';
  expect((await ask({ path, form: form({ response_format: 'json' }) })).status).toBe(400);
  expect((await ask({ path, json: { file: 'x' } })).status).toBe(415);
});

it('makes the same page of the same address', async () => {
  const url = 'https://example.com/hills/in-spring';
  const answers = [await scrape(url), await scrape(url)];
  expect(answers[0]?.json()).toEqual(answers[1]?.json());
  expect(answers[0]?.json()).toMatchObject({
    url,
    format: 'markdown',
    content: expect.stringMatching(/^# hills in spring\n/),
  });
  expect(charged()).toEqual([0.01, 0.01]);
});

it.each(['https://x.com/a', 'https://www.reddit.com/r/a', 'https://twitter.com/a', 'nowhere'])(
  'refuses to scrape %s',
  async (url) => {
    expect([(await scrape(url)).status, charged()]).toEqual([400, []]);
  }
);

it('does not take another host for one that ends alike', async () => {
  expect((await scrape('https://netflix.com/')).status).toBe(200);
});

it('finds the same pages for the same query', async () => {
  const answers = [await search(), await search()];
  expect(answers[0]?.json()).toEqual(answers[1]?.json());
  expect(answers[0]?.json<{ results: unknown[] }>().results).toHaveLength(10);
});

it('finds as many pages as asked, all different', async () => {
  const { results } = (await search({ limit: 20 })).json<{ results: { url: string }[] }>();
  expect(new Set(results.map(({ url }) => url)).size).toBe(20);
});

it.each([
  { limit: 21 },
  { limit: 0 },
  { query: '' },
  { query: 'x'.repeat(401) },
  { search_provider: 'ask' },
])('refuses a search with %j', async (more) => {
  expect([(await search(more)).status, charged()]).toEqual([400, []]);
});
