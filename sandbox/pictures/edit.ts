import sharp, { type Sharp } from 'sharp';

import { stream } from '../seeds';
import { effectsFor } from './effects';
import { grained } from './grain';
import { addLayers } from './layers';
import { settle } from './settle';
import type { Size } from './size';
import type { Source } from './source';

/** The source, plainly changed and still recognisable. Further images are laid over it, or limit the change if they are masks. */
export const edit = async ({ sources, prompt, model, size }: EditInput): Promise<Sharp> => {
  const [first, ...layers] = sources;
  const base = await fitted({ bytes: first.bytes, size });
  const random = stream('edit', model, prompt);
  let picture = base;
  for (const effect of effectsFor(prompt)) {
    picture = await settle(
      await effect({ picture: picture.clone(), bytes: first.bytes, size, prompt, random })
    );
  }
  picture = await addLayers({ base, picture, layers, size });
  return grained({ picture, seed: `edit ${model} ${prompt}`, strength: 2 });
};

const fitted = ({ bytes, size }: { bytes: Buffer; size: Size }): Promise<Sharp> =>
  settle(
    sharp(bytes)
      .flatten({ background: '#fff' })
      .resize({ ...size, fit: 'cover' })
  );

type EditInput = { sources: [Source, ...Source[]]; prompt: string; model: string; size: Size };
