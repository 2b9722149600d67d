import type { Model } from '../../../../shared/catalogue/model';
import { seeingModel } from '../../../../server/src/services/text/seeing-model';

const NOW = Date.parse('2026-09-01T00:00:00Z');
const TRAITS = { default_vision: 'recommended', default: 'blind' };

const modelOf = (id: string, { can = {}, usd, ...spec }: Row = {}): Model => ({
  id,
  type: 'text',
  model_spec: {
    capabilities: { supportsVision: true, supportsResponseSchema: true, ...can },
    ...(usd === undefined ? {} : { pricing: { output: { usd } } }),
    ...spec,
  },
});

type Row = { can?: object; usd?: number; offline?: boolean; deprecation?: { removesAt: string } };

const [recommended, blind, dear, cheap] = [
  modelOf('recommended', { usd: 3 }),
  modelOf('blind', { usd: 0.1, can: { supportsVision: false } }),
  modelOf('dear', { usd: 9 }),
  modelOf('cheap', { usd: 1, can: { supportsResponseSchema: false } }),
];

const choose = (models: Model[] | null, name?: string) =>
  seeingModel({ models, traits: TRAITS, now: NOW, name });

describe('without a name', () => {
  it('is the one that Venice recommends', () => {
    expect(choose([cheap, recommended])).toEqual({ name: 'recommended', followsSchema: true });
  });

  it.each([
    ['is not there', []],
    ['is offline', [modelOf('recommended', { offline: true })]],
    ['is gone', [modelOf('recommended', { deprecation: { removesAt: '2026-08-27T13:00:00Z' } })]],
    ['cannot see', [modelOf('recommended', { can: { supportsVision: false } })]],
  ])('is the cheapest that can see where that one %s', (_why, models) => {
    expect(choose([dear, blind, ...models, cheap]).name).toBe('cheap');
  });

  it('prefers a known price, and passes over those for end-to-end encryption', () => {
    const sealed = modelOf('sealed', { usd: 0.1, can: { supportsE2EE: true } });
    expect(choose([modelOf('unpriced'), sealed, dear]).name).toBe('dear');
  });

  it('is refused where none can see', () => {
    expect(() => choose([blind])).toThrow(
      expect.objectContaining({ code: 'invalid_input', charge: 'none' })
    );
  });

  it('is left to Venice where the catalogue is unknown', () => {
    expect(choose(null)).toEqual({ name: 'default_vision', followsSchema: false });
  });
});

describe('by name', () => {
  it.each(['cheap', 'cheap:enable_web_search=off'])('is sent as it is written: %s', (name) => {
    expect(choose([recommended, cheap], name)).toEqual({ name, followsSchema: false });
  });

  it('is found by its trait', () => {
    expect(choose([recommended], 'default_vision').followsSchema).toBe(true);
  });

  it.each(['blind', 'default', 'blind:disable_thinking=true'])(
    'is refused where it cannot see: %s',
    (name) => {
      expect(() => choose([recommended, blind], name)).toThrow(
        expect.objectContaining({ code: 'invalid_input', issues: [expect.anything()] })
      );
    }
  );

  it.each([[[recommended]], [null]])('is left to Venice where nobody knows it', (models) => {
    expect(choose(models, 'brand-new')).toEqual({ name: 'brand-new', followsSchema: false });
  });
});
