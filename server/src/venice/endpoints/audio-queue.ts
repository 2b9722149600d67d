import * as z from 'zod/v4';
import { composeInput } from '../../../../shared/inputs/audio';
import { model } from '../../../../shared/params/model';
import { wholeJson } from '../decode';
import { defineEndpoint, PAID } from './endpoint';

/** Music, sound effects and long voices. Charged at once. */
export const audioQueue = defineEndpoint({
  ...PAID,
  path: '/audio/queue',
  /** As people ask for it; here it has to be named. */
  input: composeInput.extend({ model }),
  encoding: 'json',
  decoder: wholeJson(
    z.looseObject({
      model: z.string().min(1),
      queue_id: z.string().min(1),
      download_url: z.string().nullish(),
      status: z.string().nullish(),
    })
  ),
  chargeWhenBlocked: 'none',
  timeout: 'queueMs',
});
