import * as z from 'zod/v4';
import { MODEL_TYPES } from '../../../../shared/contracts/catalogue';
import { jsonAnswer } from '../decode';
import { CATALOGUE, defineEndpoint } from './endpoint';

/** Names of other vendors' models to the ids that stand in for them. */
export const modelsCompatibilityMapping = defineEndpoint({
  ...CATALOGUE,
  path: '/models/compatibility_mapping',
  access: 'public',
  input: z.strictObject({ type: z.enum(MODEL_TYPES) }),
  decoder: jsonAnswer({
    schema: z.looseObject({ data: z.record(z.string(), z.string()) }),
    pick: ({ data }) => data,
  }),
});
