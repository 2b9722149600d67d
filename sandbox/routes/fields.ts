import { z } from 'zod/v3';

/** What several image routes take. A boolean or number out of a form has been read before it comes here. */
export const quality = z.enum(['low', 'medium', 'high']);
export const output_format = z.enum(['jpeg', 'png', 'webp']);
export const edit_prompt = z.string().min(1).max(32_768);
export const resolution = z.string().min(1).max(10);
/** `4:3` is not in the description, and is in the lists of the models. */
export const edit_aspect_ratio = z.enum([
  'auto',
  '1:1',
  '3:2',
  '16:9',
  '21:9',
  '9:16',
  '2:3',
  '3:4',
  '4:5',
  '4:3',
]);
/** `jpg` is what the prose accepts and the list does not. */
export const edit_output_format = z.preprocess(
  (value) => (value === 'jpg' ? 'jpeg' : value),
  output_format
);
