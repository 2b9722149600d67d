import * as z from 'zod/v4';

/**
 * Prompt caps of the endpoints, in UTF-16 code units (what `length` counts). A model's own cap, `promptCharacterLimit`, is checked
 * elsewhere and only warns, because it changes without notice.
 */
export const GENERATE_PROMPT_MAX = 7_500;
export const EDIT_PROMPT_MAX = 32_768;
export const GENERATIONS_PROMPT_MAX = 1_500;
export const NEGATIVE_PROMPT_MAX = 7_500;

/** Blank counts as empty: Venice would draw something for a space, and charge for it. */
const promptUpTo = (max: number) =>
  z
    .string()
    .max(max, `At most ${max} characters`)
    .refine((text) => text.trim() !== '', 'A prompt is needed');

export const generatePrompt = promptUpTo(GENERATE_PROMPT_MAX);
export const editPrompt = promptUpTo(EDIT_PROMPT_MAX);
export const generationsPrompt = promptUpTo(GENERATIONS_PROMPT_MAX);

export const negative_prompt = z
  .string()
  .max(NEGATIVE_PROMPT_MAX, `At most ${NEGATIVE_PROMPT_MAX} characters`);

/** A preset name exactly as `GET /image/styles` lists it (case-sensitive). */
export const style_preset = z.string().min(1);

/** Lets Venice rewrite the prompt first: slower, and charged once per request when a rewrite was applied. */
export const enhance_prompt = z.boolean();

export const disable_prompt_optimization_thinking = z.boolean();
