import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { exchange } from '../../server/src/venice/transport';
import { openForm } from '../../server/src/venice/multipart';
import { wireImage, type BytesAttachment } from '../../server/src/venice/attachment';
import { anyBytes, anyText, useFixedSeed } from '../support/fuzz';
import { startLoopback, type Loopback } from '../support/loopback';
import { useTempFolder } from '../support/temp-folder';

useFixedSeed({ runs: 100 });

const folder = useTempFolder();
let loopback: Loopback;
beforeAll(async () => {
  loopback = await startLoopback();
});
afterAll(() => loopback.close());

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** Bytes that begin like a picture, and may hold anything after that: line breaks, dashes, what looks like a boundary. */
const anyPictureBytes = fc
  .oneof(
    anyBytes(3_000),
    anyText.map((text) => Buffer.from(`\r\n--${text}\r\n`))
  )
  .map((rest) => Buffer.concat([PNG, rest]));

const anyField = fc.oneof(
  fc.record({ text: fc.oneof(anyText, fc.boolean(), fc.integer(), fc.double({ noNaN: true })) }),
  fc.record({ bytes: anyPictureBytes, onDisk: fc.boolean() })
);
type Field = typeof anyField extends fc.Arbitrary<infer F> ? F : never;

/** Names are ours, save those of parameters that the client does not know yet, which callers may name as they like. */
const anyName = fc.oneof(
  fc.constantFrom('image', 'mask', 'prompt', 'images'),
  fc.string({
    unit: fc.constantFrom('a', '"', '\r', '\n', ' ', ';', 'é', '雪', '\\'),
    minLength: 1,
  })
);
const anyFields = fc.array(fc.tuple(anyName, fc.array(anyField, { minLength: 1, maxLength: 3 })), {
  minLength: 1,
  maxLength: 5,
});

const asPicture = (bytes: Buffer, source: BytesAttachment['source']): BytesAttachment => {
  const found = wireImage({ maxBytes: bytes.length + 1 }).parse(bytes);
  if (found.kind !== 'bytes') throw new Error('These bytes are no picture');
  return { ...found, source };
};

let files = 0;
const valueOf = async (field: Field): Promise<unknown> => {
  if ('text' in field) return field.text;
  if (!field.onDisk) return asPicture(field.bytes, field.bytes);
  files += 1;
  const path = join(folder(), `a "strange"\nname ${files}.png`);
  await writeFile(path, field.bytes);
  return asPicture(field.bytes, { path });
};

/** What a form of these fields has to say, in its order. Of a file on the disk nothing is told but what it is. Text travels as UTF-8, and the standard gives it \r\n as its line break. */
const expected = (fields: [string, Field[]][]) =>
  fields.flatMap(([name, list]) =>
    list.map((field) =>
      'text' in field
        ? [name, Buffer.from(String(field.text)).toString()]
        : [name, field.bytes.toString('latin1'), 'image.png', 'image/png']
    )
  );

const formOf = async (given: [string, Field[]][]) => {
  // A name can stand in an object once, and integer-like names would move to its front.
  const fields = [...new Map(given)];
  const entries = fields.map(async ([name, list]) => [name, await Promise.all(list.map(valueOf))]);
  return { fields, body: openForm(Object.fromEntries(await Promise.all(entries))) };
};

/** Node's own reader of forms, which knows nothing of the library that wrote them. */
const read = async ({ type, bytes }: { type: string; bytes: Buffer }) => {
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type },
  }).formData();
  const parts = [...form].map(async ([name, value]) => {
    if (typeof value === 'string') return [name, value];
    const bytes = Buffer.from(await value.arrayBuffer());
    return [name, bytes.toString('latin1'), value.name, value.type];
  });
  return Promise.all(parts);
};

/** Sends a form of these fields over a real connection and gives back what arrived. */
const sent = async (given: [string, Field[]][]) => {
  const { fields, body } = await formOf(given);
  const url = `${loopback.url}/`;
  await exchange(
    { method: 'POST', url, headers: {}, body, timeoutMs: 5_000, connectMs: 5_000 },
    async () => undefined
  );
  const { headers, body: bytes } = loopback.received.at(-1)!;
  return { fields, headers, bytes };
};

it('says to another reader exactly what went in', async () => {
  await fc.assert(
    fc.asyncProperty(anyFields, async (given) => {
      const { fields, headers, bytes } = await sent(given);
      const type = headers['content-type'] ?? '';
      expect(await read({ type, bytes })).toEqual(expected(fields));
    })
  );
});

it('announces as many bytes as it sends', async () => {
  await fc.assert(
    fc.asyncProperty(anyFields, async (given) => {
      const { headers, bytes } = await sent(given);
      expect(headers['content-length']).toBe(String(bytes.length));
    })
  );
});
