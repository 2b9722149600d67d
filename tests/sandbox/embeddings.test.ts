import { useSandbox } from './ask';

const { ask, charged } = useSandbox();
const path = '/embeddings';
const MODEL = 'text-embedding-bge-m3';
const embed = (input: unknown, more: Record<string, unknown> = {}) =>
  ask({ path, json: { model: MODEL, input, ...more } });
type Listed = { data: { index: number; embedding: number[] }[]; usage: { prompt_tokens: number } };
const vectors = async (input: unknown, more: Record<string, unknown> = {}) =>
  (await embed(input, more)).json<Listed>().data.map(({ embedding }) => embedding);
const cosine = ([a = [], b = []]: number[][]): number =>
  a.reduce((sum, value, nth) => sum + value * (b[nth] ?? 0), 0);

it.each([
  [MODEL, 1024],
  ['text-embedding-qwen3-8b', 4096],
  ['text-embedding-3-small', 1536],
])('answers with the length of %s', async (model, length) => {
  const [vector = []] = await vectors('a hill', { model });
  expect(vector).toHaveLength(length);
  expect(cosine([vector, vector])).toBeCloseTo(1, 5);
});

it('answers in the order of the texts', async () => {
  const { data } = (await embed(['a', 'b', 'c'])).json<Listed>();
  expect(data.map(({ index }) => index)).toEqual([0, 1, 2]);
});

it('knows a text again', async () => {
  expect(cosine(await vectors(['a red bottle', 'a red bottle']))).toBeCloseTo(1, 5);
});

it.each([
  ['A sunset over the hills', 'Sunsets over a hill', 'Quarterly tax report for investors'],
  ['a red bottle on a table', 'red bottles', 'the history of railways'],
  ['Ein roter Ball im Garten', 'rote Bälle im Garten', 'Jahresabschluss der Firma'],
])('puts "%s" nearer to "%s" than to "%s"', async (text, alike, other) => {
  const near = cosine(await vectors([text, alike]));
  const far = cosine(await vectors([text, other]));
  expect(near).toBeGreaterThan(far + 0.15);
});

it('packs the same numbers into base64', async () => {
  const [plain = []] = await vectors('a hill', { dimensions: 16 });
  const answer = await embed('a hill', { dimensions: 16, encoding_format: 'base64' });
  const text = answer.json<{ data: { embedding: string }[] }>().data[0]?.embedding ?? '';
  const bytes = Buffer.from(text, 'base64');
  expect(plain.map((_, nth) => bytes.readFloatLE(nth * 4))).toEqual(plain);
});

it('charges the tokens that went in', async () => {
  const { usage } = (await embed('hill '.repeat(2000))).json<Listed>();
  expect([usage.prompt_tokens, charged()]).toEqual([2500, [0.000375]]);
});

it('rounds less than a millionth of a dollar up', async () => {
  await embed('hi');
  expect(charged()).toEqual([0.000001]);
});

it.each([
  ['an empty text', '', {}, 400],
  ['no texts', [], {}, 400],
  ['numbers', [1, 2], {}, 400],
  ['too many texts', Array(2049).fill('a'), {}, 400],
  ['a text that is too long', 'x'.repeat(40_000), {}, 400],
  ['more dimensions than there are', 'a', { dimensions: 1025 }, 400],
  ['an unknown key', 'a', { unheard: 1 }, 400],
  ['a text model', 'a', { model: 'zai-org-glm-5-2' }, 400],
  ['an unknown model', 'a', { model: 'nobody' }, 404],
])('refuses %s without charge', async (_name, input, more, status) => {
  expect([(await embed(input, more)).status, charged()]).toEqual([status, []]);
});

it('keeps a key that is limited to private models away from the others', async () => {
  const json = { model: 'text-embedding-3-small', input: 'a' };
  expect((await ask({ path, json, key: 'private-1' })).status).toBe(403);
});
