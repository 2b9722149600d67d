import * as z from 'zod/v4';

export const SEED_MIN = -999_999_999;
export const SEED_MAX = 999_999_999;
export const VARIANTS_MAX = 4;

/** 0 is a seed like any other; leave it out for a random one. */
export const seed = z.int().min(SEED_MIN).max(SEED_MAX);

/** How closely the picture follows the prompt. */
export const cfg_scale = z.number().gt(0).max(20);

/** Honoured by few models; Venice ignores it elsewhere. */
export const steps = z.int().min(1);

export const lora_strength = z.int().min(0).max(100);

/** `low`, `medium`, `high`: offered only by models that list it, and it moves the price. */
export const quality = z.enum(['low', 'medium', 'high']);

export const variants = z.int().min(1).max(VARIANTS_MAX);

/**
 * Ours, never sent. `single`: as many requests as variants, each with a seed that is known and recorded. `native`: one request with
 * Venice's own `variants`, of which only the first has a known seed.
 */
export const variants_mode = z.enum(['single', 'native']);

/** How much detail an upscale adds; Venice clamps it to 0..0.02. */
export const creativity = z.number().min(0);
