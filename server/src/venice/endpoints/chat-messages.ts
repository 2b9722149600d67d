import * as z from 'zod/v4';
import { textContent, userContent } from './chat-content';

const name = z.string().nullable().optional();

const user = z.strictObject({ role: z.literal('user'), content: userContent, name });
const system = z.strictObject({ role: z.literal('system'), content: textContent, name });
const developer = z.strictObject({ role: z.literal('developer'), content: textContent, name });

/** The result of a call that the model asked for. */
const tool = z.strictObject({
  role: z.literal('tool'),
  content: z.string(),
  tool_call_id: z.string(),
  name,
  reasoning_content: z.string().nullable().optional(),
  tool_calls: z.array(z.unknown()).nullable().optional(),
});

/** Not strict, and without its nulls: the message of an answer can be handed back as it came. */
const assistant = z
  .object({
    role: z.literal('assistant'),
    content: textContent.nullable().optional(),
    name,
    reasoning_content: z.string().nullable().optional(),
    reasoning_details: z
      .array(z.looseObject({ type: z.string() }))
      .nullable()
      .optional(),
    thought_signature: z.string().nullable().optional(),
    tool_calls: z.array(z.unknown()).nullable().optional(),
  })
  .refine(
    ({ content, tool_calls: calls }) => isThere(content) || isThere(calls),
    'Needs content or tool_calls'
  )
  .transform((message) =>
    Object.fromEntries(Object.entries(message).filter(([, value]) => isThere(value)))
  );

const isThere = (value: unknown): boolean => value !== null && value !== undefined;

/** A conversation so far, the oldest message first. */
export const messages = z
  .array(z.discriminatedUnion('role', [user, assistant, tool, system, developer]))
  .min(1);
