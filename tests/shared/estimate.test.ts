import { estimate, formatUsd } from '../../shared/catalogue/estimate';
import * as models from '../support/models';

const generate = (entry = models.ratioModel, input = {}) =>
  estimate({ kind: 'generate', input, entry, sources: 0 });

describe('estimate of a generation', () => {
  it('multiplies the price of one image by the variants', () => {
    expect(generate(models.pixelModel, { variants: 4 })?.usd).toBe(0.04);
  });

  it('takes the quality matrix before the price of the resolution', () => {
    expect(generate(models.tierModel, { resolution: '4K' })?.usd).toBe(0.83);
  });

  it('reads the matrix at the resolution and quality asked for', () => {
    const input = { resolution: '2K', quality: 'medium', variants: 3 };
    expect(generate(models.tierModel, input)?.usd).toBe(0.39);
  });

  it('adds a prompt enhancement once, whatever the variants', () => {
    expect(generate(models.ratioModel, { variants: 2, enhance_prompt: true })?.usd).toBe(0.14);
  });

  it('calls a web search approximate', () => {
    expect(generate(models.ratioModel, { enable_web_search: true })?.approximate).toBe(true);
  });

  it('is unknown, not zero, where the catalogue names no price', () => {
    expect(generate(models.bareModel)).toBeNull();
  });
});

describe('estimate of an edit', () => {
  it('is the flat price of a model without tiers', () => {
    const answer = estimate({ kind: 'edit', input: {}, entry: models.editModel, sources: 1 });
    expect(answer?.usd).toBe(0.04);
  });

  it('charges the first input image where none is included', () => {
    const entry = models.surchargedEditModel;
    expect(estimate({ kind: 'edit', input: {}, entry, sources: 1 })?.usd).toBe(0.0323);
  });

  it('adds up the input images beyond the included one without binary dust', () => {
    const input = { resolution: '2K', quality: 'medium' };
    const entry = models.qualityEditModel;
    expect(estimate({ kind: 'multi-edit', input, entry, sources: 3 })?.usd).toBe(0.1584);
  });
});

describe('estimate of what has no model', () => {
  it('prices a background removal by the remover', () => {
    const entry = models.backgroundRemover;
    expect(estimate({ kind: 'background-remove', input: {}, entry, sources: 1 })?.usd).toBe(0.03);
  });

  it('prices a fourfold upscale higher than a double one', () => {
    const ask = (scale: number) =>
      estimate({ kind: 'upscale', input: { scale }, entry: models.upscaler, sources: 1 })?.usd;
    expect([ask(2), ask(4)]).toEqual([0.02, 0.08]);
  });

  it('prices a fourfold upscale that Venice must reduce to double as a double one', () => {
    const question = { input: { scale: 4 }, entry: models.upscaler, sources: 1 };
    expect(estimate({ kind: 'upscale', ...question, sourcePixels: 2048 * 2048 })?.usd).toBe(0.02);
  });
});

describe('formatUsd', () => {
  it.each([
    [0.05, '$0.05'],
    [0.0323, '$0.0323'],
    [0.158, '$0.158'],
    [0.1, '$0.10'],
    [12, '$12.00'],
  ])('writes %d as %s', (usd, text) => {
    expect(formatUsd(usd)).toBe(text);
  });
});
