import * as z from 'zod/v4';

/** `parameters` is a JSON schema. */
export const toolFunction = z.strictObject({
  name: z.string().min(1),
  description: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
  strict: z.boolean().optional(),
});

/** What the model may call: functions of the caller, or a search that the provider runs itself. */
export const chatTools = z.array(
  z.union([
    z.strictObject({
      function: toolFunction,
      type: z.string().optional(),
      id: z.string().optional(),
    }),
    z.strictObject({ type: z.enum(['web_search', 'x_search']) }),
  ])
);

/** `auto`, `none`, `required`, or the one function that has to be called. */
export const chatToolChoice = z.union([
  z.string().min(1),
  z.strictObject({ type: z.string(), function: z.strictObject({ name: z.string().min(1) }) }),
]);
