import type { Context } from 'koa';
import { readBody, withFiles, type Uploaded } from '../../../server/src/utils/uploaded-files';

const first = { filepath: '/spool/a', originalFilename: 'a.png' };
const second = { filepath: '/spool/b', originalFilename: null };
const uploads: Uploaded[] = [first, second];
const A = { upload: { path: '/spool/a', name: 'a.png' } };
const B = { upload: { path: '/spool/b', name: null } };

describe('files of a request in an input', () => {
  it.each<[string, object, object]>([
    ['in a field', { image: { file: 0 }, prompt: 'x' }, { image: A, prompt: 'x' }],
    ['in a list', { images: [{ file: 1 }, { file: 0 }] }, { images: [B, A] }],
    ['deep inside', { elements: [{ front: { file: 0 } }] }, { elements: [{ front: A }] }],
    ['twice', { image: { file: 0 }, end_image: { file: 0 } }, { image: A, end_image: A }],
  ])('stand where they were named: %s', (_where, input, expected) => {
    expect(withFiles({ input, uploads })).toEqual(expected);
  });

  it.each<[string, object]>([
    ['the id of an asset in a field called file', { file: 0 }],
    ['the id of an asset anywhere else', { image: 1 }],
    ['an object with more than that', { image: { file: 0, send: true } }],
    ['a file that is no number', { image: { file: 'a.png' } }],
    ['what is empty', { image: null, prompt: '', list: [] }],
  ])('are not taken for %s', (_what, input) => {
    expect(withFiles({ input, uploads })).toEqual(input);
  });

  it.each([2, -1, 0.5])('that are not there are refused: number %d', (file) => {
    const place = () => withFiles({ input: { image: { file } }, uploads });
    expect(place).toThrow(expect.objectContaining({ code: 'invalid_input', charge: 'none' }));
    expect(place).toThrow(`no file number ${file}`);
  });
});

/** A request as koa and koa-body leave it, as far as it is looked at. */
const context = (request: { form?: true; body: unknown; files?: object }): Context =>
  ({
    is: (type: string) => request.form === true && type === 'multipart/form-data' && type,
    request,
  }) as unknown as Context; // a stub of the two things that are used

describe('what a request holds', () => {
  it('is its JSON', () => {
    const body = { kind: 'video' };
    expect(readBody(context({ body }))).toEqual({ value: body, uploads: [] });
  });

  it.each<[string, object, Uploaded[]]>([
    ['one file', { files: first }, [first]],
    ['several, in their order', { files: [second, first] }, [second, first]],
    ['none', {}, []],
    ['none under this key', { others: first }, []],
  ])('is the field "data" of a form, with %s', (_what, files, expected) => {
    const read = readBody(context({ form: true, body: { data: '{"kind":"video"}' }, files }));
    expect(read).toEqual({ value: { kind: 'video' }, uploads: expected });
  });

  it.each([[undefined], [{}], [{ data: 'kind: video' }]])('is refused in a form of %j', (body) => {
    expect(() => readBody(context({ form: true, body }))).toThrow(
      expect.objectContaining({ code: 'invalid_input', issues: [expect.anything()] })
    );
  });
});
