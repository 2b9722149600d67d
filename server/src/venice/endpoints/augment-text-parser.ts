import * as z from 'zod/v4';
import { DOCUMENT_BYTES_MAX, file_name, parsed_format } from '../../../../shared/params/augment';
import { wireDocument, withFileName } from '../attachment';
import { jsonOrText } from '../decode';
import { defineEndpoint, PAID } from './endpoint';

const input = z
  .strictObject({
    file: wireDocument({ url: false, maxBytes: DOCUMENT_BYTES_MAX }),
    /** What the file is called. Not a field of Venice's: it names the part, which tells what an office file is. */
    filename: file_name.optional(),
    response_format: parsed_format.optional(),
  })
  .transform(({ file: attachment, filename: fileName, ...fields }) => ({
    ...fields,
    file: fileName === undefined ? attachment : withFileName({ attachment, fileName }),
  }));

/** The words of a PDF, an office file or a plain text, with the number of their tokens unless text alone was asked for. */
export const augmentTextParser = defineEndpoint({
  ...PAID,
  path: '/augment/text-parser',
  input,
  encoding: 'form',
  decoder: jsonOrText(
    z.looseObject({ text: z.string(), tokens: z.number().nullish().catch(null) })
  ),
  chargeWhenBlocked: null,
  timeout: 'transcriptionMs',
});
