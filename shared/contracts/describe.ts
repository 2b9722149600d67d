import * as z from 'zod/v4';
import { model } from '../params/model';
import { imageReference } from '../params/source';
import { ACTIONS } from '../plugin';
import { asset } from './asset';
import { defineContract } from './contract';
import { idParams } from './operations';

/** What screen readers take in one breath; longer alternatives belong into the caption. */
export const ALTERNATIVE_TEXT_MAX = 250;
export const CAPTION_MAX = 500;
/** Of the entry's own text, as much as helps to tell what the picture is for. */
export const CONTEXT_MAX = 4_000;

/** As `fr` or `pt-BR`. */
export const locale = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/, 'has to be a language such as fr or pt-BR');

export const describeInput = z.strictObject({
  image: imageReference,
  /** In which language to write; English where nobody says. */
  locale: locale.optional(),
  /** Text that the picture stands in. */
  context: z.string().max(CONTEXT_MAX).optional(),
  /** A model that can see; by default the one that Venice recommends for it. */
  model: model.optional(),
});

/** What a picture shows, in words. Texts are plain: no markup, no line breaks. */
export const description = z.object({
  /** Empty where the picture is decorative. */
  alternativeText: z.string(),
  caption: z.string(),
  /** It tells nothing that the text around it does not: readers should not be told of it. */
  decorative: z.boolean(),
  locale: z.string(),
  model: z.string(),
  /** Written by the sandbox, not by Venice. */
  sandbox: z.boolean(),
});
export type Description = z.infer<typeof description>;

/** Writes an alternative text and a caption; nothing is saved. Costs a fraction of a cent. */
export const describeImage = defineContract({
  method: 'POST',
  path: '/descriptions',
  anyOf: [ACTIONS.describe],
  contentApi: true,
  body: describeInput,
  data: description,
});

/** Saves texts that a person has read. What stands there already stays, unless `overwrite` says otherwise. */
export const saveDescription = defineContract({
  method: 'PUT',
  path: '/assets/:id/description',
  anyOf: [ACTIONS.describe],
  contentApi: true,
  params: idParams,
  body: z.strictObject({
    alternativeText: z.string().max(2_000).optional(),
    caption: z.string().max(2_000).optional(),
    overwrite: z.boolean().optional(),
  }),
  data: z.object({
    asset,
    /** Which of them were written. */
    saved: z.object({ alternativeText: z.boolean(), caption: z.boolean() }),
  }),
});

export const describeContracts = { describeImage, saveDescription };
