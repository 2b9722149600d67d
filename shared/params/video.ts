import * as z from 'zod/v4';

export const VIDEO_PROMPT_MAX = 20_000;
/** Of models that name no limit of their own. */
export const VIDEO_PROMPT_DEFAULT_MAX = 2_500;

export const videoPrompt = z.string().trim().min(1).max(VIDEO_PROMPT_MAX);
export const video_negative_prompt = z.string().max(VIDEO_PROMPT_MAX);

/** As `5s`, from the model's own list. Some models list `Auto` alone, and then take none. */
export const duration = z.string().min(1).max(10);

/** As `720p`, `4k` or `2x`, letter for letter from the model's own list. */
export const video_resolution = z.string().min(1).max(20);

/** Of models that sharpen a video that is already there. */
export const upscale_factor = z.union([z.literal(1), z.literal(2), z.literal(4)]);

/** Whether the video has sound; only models with `audio_configurable` let one choose. */
export const audio = z.boolean();

export const omni_reference_task_type = z.enum(['auto', 'reference', 'edit', 'extend']);

/** What the person confirms who sends pictures of people to a provider that asks for it. Only ever all three together. */
export const consents = z.strictObject({
  seedance: z.strictObject({
    confirmed_terms_and_privacy: z.literal(true),
    confirmed_legal_right: z.literal(true),
    confirmed_screening_acknowledged: z.literal(true),
  }),
});
