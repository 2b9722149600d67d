import * as z from 'zod/v4';
import { character_slug } from '../../../../shared/params/chat';
import { jsonAnswer } from '../decode';
import { characterShape } from './character-shape';
import { CATALOGUE, defineEndpoint } from './endpoint';

export const character = defineEndpoint({
  ...CATALOGUE,
  path: '/characters/{slug}',
  access: 'key',
  input: z.strictObject({ slug: character_slug }),
  decoder: jsonAnswer({
    schema: z.looseObject({ data: characterShape }),
    pick: ({ data }) => data,
  }),
});
