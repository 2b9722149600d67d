import {
  acceptsImages,
  acceptsVideos,
  filesIn,
  imagesIn,
  valueAt,
  withChoice,
} from '../../admin/src/components/field/field-images';
import type { Asset } from '../../shared/contracts/asset';

const file = (id: number, mime = 'image/png'): Asset => ({
  id,
  documentId: `d${id}`,
  name: `${id}`,
  url: '/x',
  mime,
});

describe('a media field', () => {
  it.each([
    [undefined, true],
    [null, true],
    [[], true],
    [['images', 'videos'], true],
    [['files'], false],
  ])('with the types %j takes images: %s', (allowedTypes, answer) => {
    expect(acceptsImages({ allowedTypes })).toBe(answer);
  });

  it.each([
    [null, true],
    [[], true],
    [['images', 'videos'], true],
    [['videos'], true],
    [['images'], false],
  ])('with the types %j takes videos: %s', (allowedTypes, answer) => {
    expect(acceptsVideos({ allowedTypes })).toBe(answer);
  });

  it('has files of every kind', () => {
    const files = [file(1), file(2, 'video/mp4')];
    expect(filesIn(files)).toEqual(files);
    expect(filesIn(file(3, 'application/pdf'))).toHaveLength(1);
    expect(filesIn(null)).toEqual([]);
  });

  it('that is empty has no images', () => {
    expect(imagesIn(null)).toEqual([]);
  });

  it('with other files has only its images', () => {
    expect(imagesIn([file(1), file(2, 'video/mp4')]).map(({ id }) => id)).toEqual([1]);
  });

  it('in a repeatable component is found by its path', () => {
    const values = { cards: [{}, { picture: file(7) }] };
    expect(valueAt({ values, path: 'cards.1.picture' })).toEqual(file(7));
  });

  it('that is not there has no value', () => {
    expect(valueAt({ values: {}, path: 'cards.1.picture' })).toBeUndefined();
  });
});

describe('a choice', () => {
  const choose = (value: unknown, multiple: boolean, replaces: number | null = null) =>
    withChoice({ value, multiple, asset: file(9), replaces });

  it('replaces what a single field holds', () => {
    expect(choose(file(1), false)).toEqual(file(9));
  });

  it('goes to the end of a multiple field', () => {
    expect(choose([file(1)], true)).toEqual([file(1), file(9)]);
  });

  it('starts a multiple field that is empty', () => {
    expect(choose(null, true)).toEqual([file(9)]);
  });

  it('takes the place of the picture it was made from', () => {
    expect(choose([file(1), file(2), file(3)], true, 2)).toEqual([file(1), file(9), file(3)]);
  });

  it('goes to the end where that picture has gone meanwhile', () => {
    expect(choose([file(1)], true, 2)).toEqual([file(1), file(9)]);
  });
});
