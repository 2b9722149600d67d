import type { Asset } from '../../../../../shared/contracts/asset';
import type { InputOf } from '../../../../../shared/operations';
import { ratioNumber } from '../shape-field';
import type { VideoLimits } from './video-model';

/** In Venice's own spelling. Empty: nobody has chosen yet, and what the model would best be asked for stands in its place. */
export type AnimateForm = {
  prompt: string;
  negative_prompt: string;
  model: string;
  duration: string;
  resolution: string;
  aspect_ratio: string;
  audio: boolean;
};

export const EMPTY: AnimateForm = {
  prompt: '',
  negative_prompt: '',
  model: '',
  duration: '',
  resolution: '',
  aspect_ratio: '',
  audio: true,
};

export type Shape = Pick<AnimateForm, 'duration' | 'resolution' | 'aspect_ratio'>;

const USUAL_DURATION = '5s';
const USUAL_RESOLUTION = '720p';
const AS_THE_PICTURE = 'auto';

/** What is asked for: what was chosen where this model offers it, and otherwise its usual; empty where it has no such field. */
export const shapeOf = ({
  form,
  limits,
  source,
}: {
  form: AnimateForm;
  limits: VideoLimits;
  source: Asset | null;
}): Shape => {
  const among = ({ offered, chosen, usual }: Choice): string => {
    if (offered.includes(chosen)) return chosen;
    return offered.includes(usual) ? usual : (offered[0] ?? '');
  };
  const { durations, resolutions, aspect_ratios: ratios } = limits;
  return {
    duration: among({ offered: durations, chosen: form.duration, usual: USUAL_DURATION }),
    resolution: among({ offered: resolutions, chosen: form.resolution, usual: USUAL_RESOLUTION }),
    aspect_ratio: among({
      offered: ratios,
      chosen: form.aspect_ratio,
      usual: nearestRatio({ ratios, source }),
    }),
  };
};

/** Venice follows the picture by itself where that is offered; elsewhere the shape that cuts least of it away. */
const nearestRatio = ({
  ratios,
  source,
}: {
  ratios: readonly string[];
  source: Asset | null;
}): string => {
  if (ratios.includes(AS_THE_PICTURE) || !source?.width || !source.height) return AS_THE_PICTURE;
  const wanted = Math.log(source.width / source.height);
  const distance = (ratio: string) => Math.abs(Math.log(ratioNumber(ratio)) - wanted);
  return [...ratios].sort((one, other) => distance(one) - distance(other))[0] ?? '';
};

type Choice = { offered: readonly string[]; chosen: string; usual: string };
type Asked = { form: AnimateForm; shape: Shape; limits: VideoLimits };

/** What the price hangs on. Words and pictures do not change it, so typing asks for none anew. */
export const toQuoteInput = ({ form, shape, limits }: Asked): InputOf<'video'> => ({
  model: form.model,
  ...withoutEmpty(shape),
  ...(limits.audio_configurable && { audio: form.audio }),
});

/** Only what was set, and only what this model takes. */
export const toInput = ({ image, ...asked }: Asked & { image: number }): InputOf<'video'> => ({
  ...toQuoteInput(asked),
  image,
  ...withoutEmpty({
    prompt: asked.form.prompt.trim(),
    negative_prompt: asked.form.negative_prompt.trim(),
  }),
});

const withoutEmpty = <F extends Record<string, string>>(fields: F): Partial<F> =>
  // Some of the fields are gone, none has changed.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<F>;
