import { z } from 'zod/v3';

import { admit, type Call } from '../call';
import { DEFAULT_EDIT_MODEL, editor } from '../catalogue/lookup';
import type { Model, Quality } from '../catalogue/model';
import { check } from '../check';
import { moderate, moderationHeaders } from '../moderation';
import { edit } from '../pictures/edit';
import { blurred, encode, mime, type Format } from '../pictures/encode';
import { ratioOf, sized } from '../pictures/size';
import { checkPixels, readSource, type Source } from '../pictures/source';
import { editUsd } from '../pricing';
import { contentViolation, invalidField, refuse } from '../refusal';
import { fileReply, type Reply } from '../reply';
import { digits } from '../seeds';
import * as fields from './fields';
import { filesOf } from './files';
import {
  checkLength,
  checkListed,
  checkUsable,
  gradeOf,
  modelHeaders,
  noticeHeaders,
  rewrite,
  tierOf,
} from './model-rules';

const shared = {
  prompt: fields.edit_prompt,
  aspect_ratio: fields.edit_aspect_ratio.optional(),
  resolution: fields.resolution.optional(),
  output_format: fields.edit_output_format.optional(),
  safe_mode: z.boolean().default(true),
  enhance_prompt: z.boolean().optional(),
  disable_prompt_optimization_thinking: z.boolean().optional(),
};
const file = z.instanceof(Buffer);
const single = z
  .object({
    ...shared,
    image: z.union([z.string().min(1), file]),
    model: z.string().min(1).optional(),
    modelId: z.string().min(1).optional(),
  })
  .strict();
const legacySingle = single.extend({ quality: fields.quality.optional() }).strict();
const multiple = z
  .object({
    ...shared,
    images: z.array(z.union([z.string().min(1), file])).nonempty(),
    modelId: z.string().min(1).optional(),
    quality: fields.quality.optional(),
  })
  .strict();

export const editOne = async (call: Call): Promise<Reply> => {
  const given = filesOf({ call, field: 'image', many: false });
  const legacy = call.sandbox.options.acceptEditQuality;
  const request: Partial<z.output<typeof legacySingle>> & z.output<typeof single> = check({
    schema: legacy ? legacySingle : single,
    fields: given,
  });
  const model = editor(request.model ?? request.modelId ?? DEFAULT_EDIT_MODEL);
  if (request.resolution !== undefined && !model.edit?.resolutions) {
    throw invalidField({ field: 'resolution', message: `${model.id} does not support resolution` });
  }
  const quality = legacy ? request.quality : undefined;
  return run({ call, request, model, quality, images: [request.image], field: 'image' });
};

export const editMany = async (call: Call): Promise<Reply> => {
  const request = check({
    schema: multiple,
    fields: filesOf({ call, field: 'images', many: true }),
  });
  const model = editor(request.modelId ?? DEFAULT_EDIT_MODEL);
  const limits = model.edit;
  const max = limits?.combineImages ? (limits.maxInputImages ?? 3) : 1;
  if (!limits?.combineImages) throw refuse({ status: 400, error: 'Invalid model id' });
  if (request.images.length > max) {
    throw invalidField({ field: 'images', message: `${model.id} accepts at most ${max} images` });
  }
  checkListed({ value: request.quality, field: 'quality', options: limits.qualities });
  return run({
    call,
    request,
    model,
    quality: request.quality,
    images: request.images,
    field: 'images',
  });
};

/** What both routes have in common, and it is nearly all. */
const run = async ({ call, request, model, quality, images, field }: Job): Promise<Reply> => {
  const limits = model.edit;
  checkUsable({ model, call });
  checkLength({ text: request.prompt, field: 'prompt', limit: limits?.promptCharacterLimit ?? 0 });
  checkListed({ value: request.resolution, field: 'resolution', options: limits?.resolutions });
  const ignoresRatio = images.length === 1 && limits?.singleImageAspectRatio === false;
  if (!ignoresRatio) {
    checkListed({
      value: request.aspect_ratio,
      field: 'aspect_ratio',
      options: limits?.aspectRatios,
    });
  }
  const [first, ...others] = images;
  const sources: [Source, ...Source[]] = [await readSource({ given: first, field })];
  for (const given of others) sources.push(await readSource({ given, field }));
  sources.forEach(checkPixels);

  const resolution = tierOf({ asked: request.resolution, tiers: limits?.resolutions });
  const enhanced = rewrite({ call, asked: request.enhance_prompt, prompt: request.prompt });
  const grade = gradeOf({ asked: quality, grades: limits?.qualities });
  const usd = editUsd({
    model,
    resolution,
    quality: grade,
    inputs: images.length,
    enhanced: enhanced.applied,
  });
  admit({ call, usd });

  const { violation, adult } = moderate(request.prompt);
  if (violation) throw contentViolation();
  const isBlurred = adult && request.safe_mode;
  const [{ width, height }] = sources;
  const asked = ignoresRatio ? undefined : ratioOf(request.aspect_ratio);
  const size = sized({ ratio: asked ?? width / height, resolution });
  const drawn = await edit({ sources, prompt: request.prompt, model: model.id, size });
  const picture = isBlurred ? await blurred({ picture: drawn, width: size.width }) : drawn;
  const format: Format = request.output_format ?? ((resolution ?? '1K') === '1K' ? 'png' : 'jpeg');
  return fileReply({
    bytes: await encode({ picture, format }),
    type: mime(format),
    headers: {
      ...modelHeaders(model),
      ...moderationHeaders({ violation: false, blurred: isBlurred }),
      ...noticeHeaders({ model, now: call.sandbox.now() }),
      ...enhanced.headers,
    },
    charge: { id: `edit-image-${digits(12)}`, model: model.id, usd },
  });
};

type Job = {
  call: Call;
  request: Pick<z.output<typeof single>, keyof typeof shared>;
  model: Model;
  quality?: Quality;
  images: [string | Buffer, ...(string | Buffer)[]];
  field: string;
};
