import * as z from 'zod/v4';
import { wireImage } from '../attachment';
import { toolFunction } from './chat-tools';

const image = wireImage({ inJson: 'data_uri' });
const pointed = z.strictObject({ url: image, detail: z.enum(['auto', 'low', 'high']).optional() });
const status = z.enum(['completed', 'in_progress']).optional();

/** Not strict where it may come from an answer, which can be handed back as it came. */
const content = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('input_text'), text: z.string() }),
  z.strictObject({ type: z.literal('input_image'), image_url: pointed }),
  z.object({
    type: z.literal('output_text'),
    text: z.string(),
    annotations: z.array(z.unknown()).optional(),
  }),
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('image_url'), image_url: z.union([pointed, image]) }),
]);

const message = z.object({
  type: z.literal('message').optional(),
  role: z.enum(['user', 'assistant', 'system', 'developer']),
  content: z.union([z.string(), z.array(content)]),
  id: z.string().optional(),
  status,
});

const thought = z.object({
  type: z.literal('reasoning'),
  id: z.string().nullable().optional(),
  summary: z.array(z.string()).nullable().optional(),
  content: z
    .union([z.string(), z.array(z.unknown())])
    .nullable()
    .optional(),
  encrypted_content: z.string().nullable().optional(),
  status: status.nullable(),
});

const call = z.object({
  type: z.literal('function_call'),
  id: z.string().optional(),
  call_id: z.string(),
  name: z.string(),
  arguments: z.string(),
  status,
});

const result = z.strictObject({
  type: z.literal('function_call_output'),
  call_id: z.string(),
  output: z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.unknown()),
    z.record(z.string(), z.unknown()),
  ]),
});

const reference = z.strictObject({ type: z.literal('item_reference'), id: z.string() });

/** A text, or what was said and done so far. Nothing is remembered at Venice, so all of it is sent each time. */
export const responsesInput = z.union([
  z.string(),
  z.array(z.discriminatedUnion('type', [message, thought, call, result, reference])),
]);

const known = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('function'), function: toolFunction }),
  z.strictObject({
    type: z.literal('web_search'),
    search_context_size: z.enum(['low', 'medium', 'high']).optional(),
    user_location: z
      .strictObject({
        type: z.literal('approximate').optional(),
        city: z.string().optional(),
        region: z.string().optional(),
        country: z.string().optional(),
        timezone: z.string().optional(),
      })
      .optional(),
  }),
  z.strictObject({
    type: z.literal('x_search'),
    allowed_x_handles: z.array(z.string()).max(10).optional(),
    excluded_x_handles: z.array(z.string()).max(10).optional(),
    from_date: z.string().optional(),
    to_date: z.string().optional(),
    enable_image_understanding: z.boolean().optional(),
    enable_video_understanding: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('code_interpreter'),
    container: z.strictObject({ image: z.string().optional() }).optional(),
  }),
  z.strictObject({
    type: z.literal('file_search'),
    vector_store_ids: z.array(z.string()).optional(),
    max_num_results: z.int().optional(),
    ranking_options: z
      .strictObject({ ranker: z.string().optional(), score_threshold: z.number().optional() })
      .optional(),
  }),
  z.strictObject({
    type: z.literal('computer_use_preview'),
    display_width: z.int().optional(),
    display_height: z.int().optional(),
    environment: z.string().optional(),
  }),
]);

const KNOWN = known.options.flatMap(({ shape }) => [...shape.type.values]) as readonly string[]; // each is a literal

/** Tools of other names pass as they are: the description leaves room for them. */
const other = z
  .looseObject({ type: z.string().min(1) })
  .refine(({ type }) => !KNOWN.includes(type), 'Not as this tool is described');

export const responsesTools = z.array(z.union([known, other]));

export const responsesToolChoice = z.union([
  z.enum(['auto', 'none', 'required']),
  z.strictObject({
    type: z.literal('function'),
    function: z.strictObject({ name: z.string().min(1) }),
  }),
]);
