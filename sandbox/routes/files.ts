import type { Fields } from '../body';
import type { Call } from '../call';
import { invalidParameters, refuse } from '../refusal';

/** In a form the images are files and nothing else; they take the place that a JSON body has for them. */
export const filesOf = ({
  call,
  field,
  many,
}: {
  call: Call;
  field: string;
  many: boolean;
}): Fields => {
  if (!call.form) return call.fields;
  const stray = call.uploads.find((upload) => upload.field !== field)?.field;
  if (stray !== undefined) {
    throw invalidParameters([
      {
        code: 'unrecognized_keys',
        keys: [stray],
        path: [],
        message: `Unrecognized key(s) in object: '${stray}'`,
      },
    ]);
  }
  if (field in call.fields) {
    throw refuse({ status: 400, error: `In a multipart request ${field} must be a file` });
  }
  if (!many && call.uploads.length > 1) {
    throw refuse({ status: 400, error: `Exactly one file is accepted in ${field}` });
  }
  const files = call.uploads.map((upload) => upload.bytes);
  if (files.length === 0) return call.fields;
  return { ...call.fields, [field]: many ? files : files[0] };
};
