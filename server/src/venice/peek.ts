import { SNIFF_BYTES } from './sniff';

/** The first bytes, and a body that still has them. */
export const peek = async (
  source: AsyncIterable<Buffer>
): Promise<{ head: Buffer; body: AsyncIterable<Buffer> }> => {
  const chunks = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let done = false;
  while (head.length < SNIFF_BYTES && !done) {
    const next = await chunks.next();
    done = next.done === true;
    if (!next.done) head = Buffer.concat([head, next.value]);
  }
  const body = async function* () {
    if (head.length > 0) yield head;
    yield* { [Symbol.asyncIterator]: () => chunks };
  };
  return { head, body: body() };
};

/** The declared type without its parameters; null where none is declared. */
export const mimeOf = (contentType: string | undefined): string | null =>
  contentType?.split(';')[0]?.trim().toLowerCase() || null;
