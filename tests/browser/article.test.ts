import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { openEditor, suite, type Editor } from '../support/browser/editor';
import { openRest, type Rest } from '../support/browser/rest';

const COAST = 'Field notes from the coast';
const MUG = 'A mug worth keeping';
const PROMPTS = {
  cover: 'A harbour at first light, oil painting',
  gallery: 'Gulls over a pier, ink drawing',
  card: 'A paper boat on a table, photograph',
  block: 'A wave seen from below, watercolour',
  cards: 'A shelf of mugs, soft light',
};

/** Of a PNG: where its header says how colours are stored, and what stands there when there is no palette. */
const COLOUR_TYPE_AT = 25;
const TRUE_COLOUR_WITH_ALPHA = 6;

jest.setTimeout(120_000);

suite('an editor with a mouse and a keyboard', () => {
  let editor: Editor;
  let rest: Rest;
  beforeAll(async () => {
    editor = await openEditor();
    rest = await openRest(editor.demo);
  });
  afterAll(() => editor?.close());

  const generate = async (name: string, prompt: string) => {
    await editor.openGenerate(name);
    await editor.describe(prompt);
    await editor.press(/^Generate · /);
  };

  describe('on an article with pictures', () => {
    beforeAll(() => editor.openArticle(COAST));

    it('generates into the cover, after looking at it', async () => {
      await editor.shot('field');
      await generate('cover', PROMPTS.cover);
      await editor.dialog.getByText(/1024 × 1024/).waitFor();
      await editor.shot('generate');
      await editor.use('Replace cover');
    });

    it('generates two into the gallery', async () => {
      await editor.openGenerate('gallery');
      await editor.describe(PROMPTS.gallery);
      await editor.choose({ label: 'Number of images', option: '2' });
      await editor.press(/^Generate · /);
      await editor.dialog.getByRole('radiogroup', { name: 'Number of images' }).waitFor();
      await editor.shot('generate-two');
      await editor.press('Add to gallery');
      await editor.dialog.getByRole('button', { name: 'Add to gallery' }).waitFor();
      await editor.use('Add to gallery');
      await editor.page.getByText('gallery (', { exact: false }).first().waitFor();
    });

    it('generates in a component', async () => {
      await generate('card.picture', PROMPTS.card);
      await editor.use('Replace picture');
    });

    it('generates in a dynamic zone', async () => {
      await editor.expand('picture-block|Picture block|Picture');
      await generate('blocks.1.image', PROMPTS.block);
      await editor.use('Use this image');
    });

    it('edits the cover', async () => {
      await editor.openEdit('cover');
      await editor.describe('Make the sky a sunrise');
      await editor.press(/^Edit image · /);
      await editor.dialog.getByRole('slider').waitFor();
      await editor.shot('edit');
      await editor.use('Replace cover');
    });

    it('saves and publishes', async () => {
      await editor.save();
      await editor.publish();
    });

    it('finds every picture on the published entry', async () => {
      const article = await rest.article(COAST);
      const ids = [
        article.cover.id,
        ...article.gallery.map(({ id }: { id: number }) => id),
        article.card.picture.id,
        article.blocks[1].image.id,
      ];
      expect(new Set(ids).size).toBe(7);
    });

    it.each([
      ['gallery', PROMPTS.gallery],
      ['card', PROMPTS.card],
      ['block', PROMPTS.block],
    ])('finds the prompt and the seed of the picture in the %s', async (place, prompt) => {
      const article = await rest.article(COAST);
      const picture = {
        gallery: article.gallery.at(-1),
        card: article.card.picture,
        block: article.blocks[1].image,
      }[place];
      const { operation, send } = await rest.record(picture.id);
      expect([operation.prompt, typeof send.seed]).toEqual([prompt, 'number']);
    });

    it('finds the prompt of the edit, and that it has no seed', async () => {
      const article = await rest.article(COAST);
      const { operation, send } = await rest.record(article.cover.id);
      expect([operation.prompt, send.seed]).toEqual(['Make the sky a sunrise', null]);
    });

    it('finds on the disk what the sandbox sent, byte for byte', async () => {
      const article = await rest.article(COAST);
      const { send } = await rest.record(article.card.picture.id);
      const bytes = await rest.file(article.card.picture.url);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(send.sha256);
      expect(send.bytesIdentical).toBe(true);
    });

    it('reads how the cover was made', async () => {
      await editor.field('cover').getByRole('button', { name: 'More Venice actions' }).click();
      await editor.page.getByRole('menuitem', { name: 'How it was made' }).click();
      await editor.dialog.getByText('Make the sky a sunrise').waitFor();
      await editor.shot('record');
      await editor.press('Close');
    });
  });

  describe('on an article about a product', () => {
    beforeAll(() => editor.openArticle(MUG));

    it('removes the background of the product photo', async () => {
      await editor.openCutout('cover');
      await editor.press(/^Remove background · /);
      await editor.dialog.getByRole('slider').waitFor();
      await editor.shot('cutout');
      await editor.use('Replace cover');
    });

    it('generates in a repeatable component', async () => {
      await editor.expand('Stoneware');
      await generate('cards.0.picture', PROMPTS.cards);
      await editor.use('Use this image');
    });

    it('saves and publishes', async () => {
      await editor.save();
      await editor.publish();
    });

    it('finds the prompt of the picture in the repeatable component', async () => {
      const article = await rest.article(MUG);
      const { operation } = await rest.record(article.cards[0].picture.id);
      expect(operation.prompt).toBe(PROMPTS.cards);
    });

    it('finds a true-colour cut-out with soft edges', async () => {
      const article = await rest.article(MUG);
      const file = await rest.file(article.cover.url);
      const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
      const alphas = new Set(data.filter((_, index) => index % info.channels === 3));
      expect(file[COLOUR_TYPE_AT]).toBe(TRUE_COLOUR_WITH_ALPHA);
      expect(alphas.size).toBeGreaterThan(10);
    });
  });

  it('saw no script break', () => {
    expect(editor.faults).toEqual([]);
  });
});
