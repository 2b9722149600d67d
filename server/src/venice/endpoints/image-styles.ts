import * as z from 'zod/v4';
import { jsonAnswer } from '../decode';
import { CATALOGUE, defineEndpoint } from './endpoint';

/** Guides show a bare list, the description one inside an object. */
const names = z.array(z.string());
const schema = z.union([names, z.looseObject({ data: names }).transform(({ data }) => data)]);

export const imageStyles = defineEndpoint({
  ...CATALOGUE,
  path: '/image/styles',
  access: 'public',
  input: z.strictObject({}),
  decoder: jsonAnswer({ schema, pick: (styles) => styles }),
});
