import { useLoopback } from '../../support/loopback';
import { useTempFolder } from '../../support/temp-folder';
import { failure, openClient } from '../../support/venice-client';

const venice = useLoopback();
const folder = useTempFolder();
const embed = () =>
  openClient({ baseUrl: venice().url, spoolDir: folder() }).send('POST /embeddings', {
    model: 'm',
    input: ['a lighthouse', 'a harbour'],
    encoding_format: 'base64',
  });
const answer = (data: unknown) => venice().script({ body: { object: 'list', data } });
const vectors = async () => (await embed()).data.data.map(({ embedding }) => embedding);

const floats = (...numbers: number[]): string => {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, at) => bytes.writeFloatLE(number, at * 4));
  return bytes.toString('base64');
};

describe('embeddings', () => {
  it('are numbers when they came as base64', async () => {
    answer([{ index: 0, embedding: floats(0.5, -1.25, 3) }]);
    expect(await vectors()).toEqual([[0.5, -1.25, 3]]);
  });

  it('are numbers when they came as numbers, whatever was asked for', async () => {
    answer([{ index: 0, embedding: [0.1, 0.2] }]);
    expect(await vectors()).toEqual([[0.1, 0.2]]);
  });

  it('stand in the order of the texts, whatever order they came in', async () => {
    answer([
      { index: 1, embedding: floats(2) },
      { index: 0, embedding: floats(1) },
    ]);
    expect(await vectors()).toEqual([[1], [2]]);
  });

  it.each([
    ['a text twice', [0, 0]],
    ['a gap', [0, 2]],
    ['a beginning after the first', [1, 2]],
  ])('with %s belong to nobody knows which text', async (_what, indexes) => {
    answer(indexes.map((index) => ({ index, embedding: [1] })));
    expect(await failure(embed())).toMatchObject({ code: 'bad_response', charge: 'charged' });
  });

  it.each([
    ['base64 that breaks off within a number', floats(1, 2).slice(0, 7)],
    ['a text that is no base64', '?!'],
    ['numbers that are none', floats(NaN)],
    ['words', ['one']],
    ['nothing', []],
    ['null', null],
  ])('of %s are refused', async (_what, embedding) => {
    answer([{ index: 0, embedding }]);
    expect((await failure(embed())).code).toBe('bad_response');
  });
});
