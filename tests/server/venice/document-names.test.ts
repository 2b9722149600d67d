import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { InputOf } from '../../../server/src/venice';
import { jsonOf, partsOf, useLoopback, type Received } from '../../support/loopback';
import { useTempFolder } from '../../support/temp-folder';
import { failure, openClient } from '../../support/venice-client';

const venice = useLoopback();
const folder = useTempFolder();
const client = () => openClient({ baseUrl: venice().url, spoolDir: folder() });

const ZIP = Buffer.from('PK\x03\x04 and so on', 'latin1');
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What the part of the form was called, and its declared type. */
const parse = async (input: InputOf<'POST /augment/text-parser'>) => {
  venice().script({ body: { text: 'Lit at six', tokens: 4 } });
  await client().send('POST /augment/text-parser', input);
  const parts = await partsOf(venice().received[0] as Received); // it was just received
  expect(parts.map(({ name }) => name)).toEqual(['file']);
  return parts[0]?.file;
};

/** What stands in a conversation for a file. */
const show = async (file: Extract<Part, { type: 'file' }>['file']) => {
  venice().script({ body: { choices: [] } });
  await client().send('POST /chat/completions', {
    model: 'm',
    messages: [{ role: 'user', content: [{ type: 'file', file }] }],
  });
  const { messages } = jsonOf(venice().received[0]) as {
    messages: { content: { file: { file_data: string } }[] }[]; // as it was just sent
  };
  return messages[0]?.content[0]?.file;
};
type Message = InputOf<'POST /chat/completions'>['messages'][number];
type Part = Exclude<Extract<Message, { role: 'user' }>['content'], string>[number];

describe('a document in a form', () => {
  it('is called what the caller says, and that is no field', async () => {
    expect(await parse({ file: ZIP, filename: 'The Logbook.docx' })).toEqual({
      name: 'The Logbook.docx',
      mime: DOCX,
    });
  });

  it('is called so too when it comes as a stream', async () => {
    const file = Readable.from([ZIP.subarray(0, 2), ZIP.subarray(2)]);
    expect(await parse({ file, filename: 'logbook.XLSX' })).toMatchObject({
      name: 'logbook.XLSX',
      mime: expect.stringContaining('spreadsheet'),
    });
  });

  it('from a path keeps its extension alone', async () => {
    const path = join(folder(), 'secret-client-list.docx');
    await writeFile(path, ZIP);
    expect(await parse({ file: { path } })).toEqual({ name: 'document.docx', mime: DOCX });
  });

  it('is what its bytes are, whatever it is called', async () => {
    expect(await parse({ file: Buffer.from('%PDF-1.7'), filename: 'a.docx' })).toEqual({
      name: 'a.docx',
      mime: 'application/pdf',
    });
  });

  it('is a ZIP where nothing says more', async () => {
    expect(await parse({ file: ZIP })).toEqual({ name: 'document.zip', mime: 'application/zip' });
  });

  it.each(['../a.docx', 'a\\b.docx', 'a"b.docx', 'a\r\nX-Header: 1'])(
    'is refused under the name %j',
    async (filename) => {
      const input = { file: ZIP, filename };
      const error = await failure(client().send('POST /augment/text-parser', input));
      expect(error).toMatchObject({ code: 'invalid_input', issues: [{ path: 'filename' }] });
      expect(venice().received).toHaveLength(0);
    }
  );
});

describe('a document in a conversation', () => {
  const base64 = ZIP.toString('base64');

  it('says of itself what its name tells', async () => {
    expect(await show({ file_data: ZIP, filename: 'logbook.docx' })).toEqual({
      file_data: `data:${DOCX};base64,${base64}`,
      filename: 'logbook.docx',
    });
  });

  it('keeps what its data URI says', async () => {
    const text = `data:${DOCX};base64,${base64}`;
    expect(await show({ file_data: text })).toEqual({ file_data: text });
  });

  it('goes as its address where it has one', async () => {
    const url = 'https://sandbox.test/logbook.docx';
    expect(await show({ file_data: url })).toEqual({ file_data: url });
  });
});
