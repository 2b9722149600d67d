import * as z from 'zod/v4';
import { model } from '../../../../shared/params/model';
import { jsonAnswer } from '../decode';
import { jobAnswer } from '../media-answer';

/** A queued job is known by both: the id alone is refused. */
const job = z.strictObject({ model, queue_id: z.string().min(1).max(255) });

/** What asking for a job has in common, of videos and of sound. Free, and the same twice is the same once. */
export const RETRIEVE = {
  method: 'POST',
  access: 'key',
  input: job.extend({
    /** Deletes the file at Venice together with its answer, which a broken connection then loses. */
    delete_media_on_completion: z.boolean().optional(),
  }),
  encoding: 'json',
  decoder: jobAnswer,
  billed: false,
  repeatable: true,
  chargeWhenBlocked: 'none',
  timeout: 'retrieveMs',
} as const;

/** Tells Venice that the file has been taken, so that it deletes its copy. `success` false: not yet. */
export const COMPLETE = {
  method: 'POST',
  access: 'key',
  input: job,
  encoding: 'json',
  decoder: jsonAnswer({ schema: z.looseObject({ success: z.boolean() }), pick: (body) => body }),
  billed: false,
  repeatable: true,
  chargeWhenBlocked: 'none',
  timeout: 'catalogueMs',
} as const;
