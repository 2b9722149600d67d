import { toWire } from '../../../../server/src/services/operations/wire';
import type { Source } from '../../../../server/src/services/sources';

const NOT_AN_ASSET = { assetId: null, documentId: null, name: null };
const facts = { bytes: 1, mime: 'image/png', width: 300, height: 300 };
const file = (path: string): Source => ({ ...NOT_AN_ASSET, url: null, file: { path, ...facts } });
const generate = (parameters: object) =>
  toWire({
    kind: 'generate',
    parameters: { seed: 7, model: 'm', ...parameters },
    sources: [],
    styleStrengths: [],
  });
const edit = (parameters: object) =>
  toWire({
    kind: 'edit',
    parameters: { ...parameters },
    sources: [file('/a')],
    styleStrengths: [],
  });

describe('a generation', () => {
  it('asks for one picture as a file', () => {
    expect(generate({}).inputs).toEqual([{ model: 'm', seed: 7, return_binary: true }]);
  });

  it('asks for JSON where the caller wants it', () => {
    expect(generate({ return_binary: false }).inputs).toEqual([
      { model: 'm', seed: 7, return_binary: false },
    ]);
  });

  it('asks for variants one by one, each with its seed', () => {
    expect(generate({ variants: 3 }).inputs.map(({ seed }) => seed)).toEqual([7, 8, 9]);
  });

  it('asks for native variants in one request, of which only the first has a seed', () => {
    const { inputs, seeds } = generate({ variants: 3, variants_mode: 'native' });
    expect([inputs, seeds]).toEqual([
      [{ model: 'm', seed: 7, variants: 3, return_binary: false }],
      [7, null, null],
    ]);
  });

  it.each(['inpaint', 'variants_mode'])('never sends %s', (field) => {
    expect(generate({ [field]: 'single' }).inputs[0]).not.toHaveProperty(field);
  });

  it('takes style references with their strengths, and records no picture', () => {
    const { inputs, recorded } = toWire({
      kind: 'generate',
      parameters: { seed: 7 },
      sources: [file('/a'), file('/b')],
      styleStrengths: [0.5, undefined],
    });
    expect(inputs[0]?.style_references).toEqual([
      { image: { path: '/a' }, strength: 0.5 },
      { image: { path: '/b' } },
    ]);
    expect(recorded).not.toHaveProperty('style_references');
  });
});

describe('an edit', () => {
  it('goes to the route for one picture', () => {
    expect(edit({ model: 'm', prompt: 'p' })).toMatchObject({
      endpoint: 'POST /image/edit',
      inputs: [{ model: 'm', prompt: 'p', image: { path: '/a' } }],
    });
  });

  it('with a quality goes to the route that has one, where the model has another name', () => {
    expect(edit({ model: 'm', quality: 'high' })).toMatchObject({
      endpoint: 'POST /image/multi-edit',
      inputs: [{ modelId: 'm', quality: 'high', images: [{ path: '/a' }] }],
      recorded: { modelId: 'm', quality: 'high' },
    });
  });

  it('that is marked as a violation may have been charged', () => {
    expect([edit({}).chargeOfViolation, generate({}).chargeOfViolation]).toEqual([
      'unknown',
      'none',
    ]);
  });
});

it('a URL for Venice travels as it is', () => {
  const source: Source = { ...NOT_AN_ASSET, url: 'https://a.example/b.png', file: null };
  const { inputs } = toWire({
    kind: 'background-remove',
    parameters: {},
    sources: [source],
    styleStrengths: [],
  });
  expect(inputs).toEqual([{ image: { url: 'https://a.example/b.png' } }]);
});
