import * as z from 'zod/v4';
import { MODEL_TYPES } from '../../../../shared/contracts/catalogue';
import { jsonAnswer } from '../decode';
import { CATALOGUE, defineEndpoint } from './endpoint';

/** Trait, as `default` or `fastest`, to the id of the model that has it. */
export const modelsTraits = defineEndpoint({
  ...CATALOGUE,
  path: '/models/traits',
  access: 'public',
  input: z.strictObject({ type: z.enum(MODEL_TYPES) }),
  decoder: jsonAnswer({
    schema: z.looseObject({ data: z.record(z.string(), z.string()) }),
    pick: ({ data }) => data,
  }),
});
