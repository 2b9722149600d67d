import type { Model } from '../../../../../shared/catalogue/model';
import type { InputOf } from '../../../../../shared/operations';

/** In Venice's own spelling. Empty: not set, and not sent. */
export type EditForm = {
  prompt: string;
  model: string;
  aspect_ratio: string;
  resolution: string;
  quality: string;
  output_format: string;
};

export const EMPTY: EditForm = {
  prompt: '',
  model: '',
  aspect_ratio: '',
  resolution: '',
  quality: '',
  output_format: '',
};

/** Only what was set, and only what this model takes. */
export const toInput = ({
  form,
  entry,
  image,
}: {
  form: EditForm;
  entry: Model | null;
  image: number;
}): InputOf<'edit'> => {
  const limits = entry?.model_spec.constraints;
  const offered = (values: readonly string[] | undefined, value: string) =>
    values?.includes(value) ? value : '';
  const fields = {
    image,
    prompt: form.prompt.trim(),
    model: form.model,
    aspect_ratio: offered(limits?.aspectRatios, form.aspect_ratio),
    resolution: offered(limits?.resolutions, form.resolution),
    quality: offered(limits?.qualities, form.quality),
    output_format: form.output_format,
  };
  const set = Object.entries(fields).filter(([, value]) => value !== '');
  return Object.fromEntries(set) as unknown as InputOf<'edit'>; // the server parses it again; the form offers no other values
};
