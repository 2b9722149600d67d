import { checkAgainstCatalogue } from '../../shared/catalogue/checks';
import type { Model } from '../../shared/catalogue/model';
import type { Kind } from '../../shared/operations';
import * as models from '../support/models';

const NOW = Date.parse('2026-09-12');

const check = ({
  entry,
  input = {},
  kind = 'generate',
  sources = 0,
  catalogueKnown = true,
}: {
  entry: Model | null;
  input?: Record<string, unknown>;
  kind?: Kind;
  sources?: number;
  catalogueKnown?: boolean;
}) =>
  checkAgainstCatalogue({
    kind,
    input,
    model: entry?.id ?? 'unheard-of',
    entry,
    catalogueKnown,
    styles: ['Anime', 'Cinematic'],
    sources,
    now: NOW,
  }).map(({ field, code, severity }) => [field, code, severity]);

describe('the model', () => {
  it('is a warning when the catalogue does not list it', () => {
    expect(check({ entry: null })).toEqual([['model', 'unknown_model', 'warning']]);
  });

  it('is not judged when the catalogue could not be read', () => {
    expect(check({ entry: null, catalogueKnown: false })).toEqual([]);
  });

  it('is a warning when it is being retired', () => {
    expect(check({ entry: models.retiringModel })).toEqual([
      ['model', 'deprecated_model', 'warning'],
    ]);
  });
});

describe('the prompt', () => {
  it('over the cap of the model is a warning', () => {
    const input = { prompt: 'x'.repeat(1501) };
    expect(check({ entry: models.pixelModel, input })).toEqual([
      ['prompt', 'prompt_over_model_limit', 'warning'],
    ]);
  });
});

describe('the size', () => {
  it.each([
    ['width', models.ratioModel, { width: 1024 }],
    ['resolution', models.ratioModel, { resolution: '2K' }],
    ['height', models.tierModel, { height: 512 }],
    ['aspect_ratio', models.pixelModel, { aspect_ratio: '16:9' }],
  ] as const)('refuses %s where the model takes another field', (field, entry, input) => {
    expect(check({ entry, input })).toEqual([[field, 'size_field_not_taken', 'error']]);
  });

  it('refuses a ratio that the model does not offer', () => {
    const input = { aspect_ratio: '7:1' };
    expect(check({ entry: models.ratioModel, input })).toEqual([
      ['aspect_ratio', 'value_not_offered', 'error'],
    ]);
  });

  it('warns of pixels that are no multiple of the divisor', () => {
    expect(check({ entry: models.pixelModel, input: { width: 1000 } })).toEqual([
      ['width', 'not_a_multiple', 'warning'],
    ]);
  });

  it('refuses a resolution on an edit model without tiers', () => {
    const question = {
      kind: 'edit',
      entry: models.editModel,
      input: { resolution: '2K' },
    } as const;
    expect(check({ ...question, sources: 1 })).toEqual([
      ['resolution', 'size_field_not_taken', 'error'],
    ]);
  });

  it('says nothing about a model without constraints', () => {
    expect(check({ entry: models.bareModel, input: { width: 5, aspect_ratio: '1:1' } })).toEqual(
      []
    );
  });
});

describe('choices', () => {
  it('refuses an unknown style', () => {
    expect(check({ entry: models.ratioModel, input: { style_preset: 'Crayon' } })).toEqual([
      ['style_preset', 'value_not_offered', 'error'],
    ]);
  });

  it('warns of a quality where the model has none', () => {
    expect(check({ entry: models.ratioModel, input: { quality: 'high' } })).toEqual([
      ['quality', 'not_supported', 'warning'],
    ]);
  });

  it('warns of style references where the model takes none', () => {
    const input = { style_references: [{ image: 1 }] };
    expect(check({ entry: models.ratioModel, input })).toEqual([
      ['style_references', 'not_supported', 'warning'],
    ]);
  });

  it('refuses more style references than the model takes', () => {
    const input = { style_references: Array.from({ length: 4 }, () => ({ image: 1 })) };
    expect(check({ entry: models.styleModel, input })).toEqual([
      ['style_references', 'too_many_sources', 'error'],
    ]);
  });

  it('says that inpaint is never sent', () => {
    expect(check({ entry: models.ratioModel, input: { inpaint: {} } })).toEqual([
      ['inpaint', 'never_sent', 'warning'],
    ]);
  });
});

describe('sources', () => {
  it('refuses more pictures than the model combines', () => {
    const question = { kind: 'multi-edit', entry: models.editModel } as const;
    expect(check({ ...question, sources: 4 })).toEqual([['images', 'too_many_sources', 'error']]);
  });

  it('lets through as many as the model combines', () => {
    expect(check({ kind: 'multi-edit', entry: models.editModel, sources: 3 })).toEqual([]);
  });
});
