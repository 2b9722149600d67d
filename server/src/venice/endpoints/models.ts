import * as z from 'zod/v4';
import { model } from '../../../../shared/catalogue/model';
import { MODEL_TYPES } from '../../../../shared/contracts/catalogue';
import { jsonAnswer } from '../decode';
import { CATALOGUE, defineEndpoint } from './endpoint';

export const models = defineEndpoint({
  ...CATALOGUE,
  path: '/models',
  access: 'public',
  /** Without a type only text models would be listed. */
  input: z.strictObject({ type: z.enum([...MODEL_TYPES, 'all', 'code']) }),
  decoder: jsonAnswer({
    schema: z.looseObject({ data: z.array(z.unknown()) }),
    // An entry that is not even recognisable as a model must not take the others away.
    pick: ({ data }) => data.flatMap((entry) => model.safeParse(entry).data ?? []),
  }),
});
