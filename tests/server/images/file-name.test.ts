import { strings } from '@strapi/utils';
import { fileNameFor, safeFileName } from '../../../server/src/images/file-name';

const generated = (prompt: string | null) =>
  fileNameFor({ prompt, kind: 'generate', sourceName: null });

describe('fileNameFor', () => {
  it('makes a readable name of a prompt', () => {
    expect(generated('A fox in the snow')).toBe('a-fox-in-the-snow');
  });

  it('gives only a hint of a long prompt, because the name becomes public', () => {
    const prompt = 'Product photo of our unreleased phone in blue, for the launch on 3 May';

    expect(generated(prompt)).toBe('product-photo-of-our-unreleased-phone-in-blue');
  });

  it.each([
    ['雪の中の狐', '雪の中の狐'],
    ['Ένα ΑΛΕΠΟΎ, στο χιόνι!', 'ένα-αλεπού-στο-χιόνι'],
    ["The fox's den", 'the-foxs-den'],
    ['../../etc/passwd', 'etc-passwd'],
    ['<script>alert("x")</script>', 'script-alert-x-script'],
  ])('names %s as %s', (prompt, name) => {
    expect(generated(prompt)).toBe(name);
  });

  it.each([null, '', '   ', '🦊🦊', '!?'])('falls back to a plain word for %j', (prompt) => {
    expect(generated(prompt)).toBe('image');
  });

  it('stays short for one endless word', () => {
    expect(generated('x'.repeat(5_000))).toHaveLength(60);
  });

  it.each([
    ['background-remove', 'mug.jpg', 'mug cut-out'],
    ['edit', 'Team photo.PNG', 'Team photo edited'],
    ['multi-edit', 'v1.2 final.webp', 'v1.2 final edited'],
    ['upscale', 'mug', 'mug upscaled'],
  ] as const)('names the %s of %s as %s', (kind, sourceName, name) => {
    expect(fileNameFor({ prompt: 'secret', kind, sourceName })).toBe(name);
  });

  it('names a cut-out of something without a name', () => {
    expect(fileNameFor({ prompt: null, kind: 'background-remove', sourceName: null })).toBe(
      'cut-out'
    );
  });

  it('stays within 100 characters whatever the source is called', () => {
    const name = fileNameFor({ prompt: null, kind: 'edit', sourceName: `${'𝕏'.repeat(300)}.png` });

    expect([...name].length).toBeLessThanOrEqual(100);
    expect(name).toMatch(/ edited$/);
  });
});

describe('safeFileName', () => {
  it.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['..hidden..', 'hidden'],
    ['line\nbreak\u0000', 'line break'],
    ['photo\u202Egnp.exe', 'photo gnp.exe'],
    ['CON', 'image CON'],
    ['', 'image'],
    ['  …  ', '…'],
  ])('makes %j into %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('leaves room on the disk for characters that Strapi spells out', () => {
    const slug = strings.nameToSlug(safeFileName('Щ'.repeat(100)), { separator: '_' });

    expect(slug.length).toBeLessThanOrEqual(200);
  });
});
