import type { Model, Quality } from './catalogue/model';

export const ENHANCE_USD = 0.04;
const MAX_OUTPUT_PIXELS = 4096 * 4096;

/** Generation: every image at the unit price, a rewrite of the prompt once. Size, steps and format cost nothing. */
export const generationUsd = ({
  model,
  resolution,
  quality,
  variants,
  enhanced,
}: GenerationSale): number =>
  unit({ model, resolution, quality }) * variants + (enhanced ? ENHANCE_USD : 0);

/** Edits: one output, and some models take money for input images. */
export const editUsd = ({ model, resolution, quality, inputs, enhanced }: EditSale): number => {
  const extra = model.price?.inputs;
  const surcharge = extra ? Math.max(0, inputs - extra.included) * extra.usd : 0;
  return unit({ model, resolution, quality }) + surcharge + (enhanced ? ENHANCE_USD : 0);
};

/** What is charged is the scale that came out, not the one that was asked for. */
export const upscaleUsd = (scale: number): number => (scale <= 2 ? 0.02 : 0.08);

export const effectiveScale = ({ scale, pixels }: { scale: number; pixels: number }): number =>
  Math.min(scale, Math.sqrt(MAX_OUTPUT_PIXELS / pixels));

const unit = ({ model, resolution = '1K', quality }: Sold): number => {
  const { price = {} } = model;
  const grade = quality ?? model.image?.defaultQuality ?? model.edit?.defaultQuality;
  const matrix = grade && price.quality?.[resolution]?.[grade];
  const usd = matrix ?? price.tiers?.[resolution] ?? price.flat;
  if (usd === undefined) throw new Error(`${model.id} has no price at ${resolution}`);
  return usd;
};

type Sold = { model: Model; resolution?: string; quality?: Quality };
type GenerationSale = Sold & { variants: number; enhanced: boolean };
type EditSale = Sold & { inputs: number; enhanced: boolean };
