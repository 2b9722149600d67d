import * as z from 'zod/v4';
import { format } from '../params/output';
import { ACTIONS } from '../plugin';
import { defineContract } from './contract';
import { RUN_ACTIONS } from './operations';

/** What an editor's dialog has to know before it offers anything. */
export const getStatus = defineContract({
  method: 'GET',
  path: '/status',
  anyOf: [...RUN_ACTIONS, ACTIONS.describe],
  contentApi: false,
  data: z.object({
    configured: z.boolean(),
    /** The answers come from the sandbox, not from Venice; null while nothing has been asked. */
    sandbox: z.boolean().nullable(),
    /** USD, from the last answer that told it: before that request. */
    balanceUsd: z.number().nullable(),
    defaults: z.object({
      generateModel: z.string().nullable(),
      editModel: z.string().nullable(),
      format,
      safeMode: z.boolean(),
    }),
    /** Whether this person may send `safe_mode: false`. */
    maySwitchSafeModeOff: z.boolean(),
  }),
});

export const statusContracts = { getStatus };
