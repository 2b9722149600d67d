import { openEditor, suite, type Editor } from '../support/browser/editor';
import { openRest, type Rest } from '../support/browser/rest';

const COAST = 'Field notes from the coast';
const COVERS = { fr: 'dunes.jpg', de: 'paper.jpg' };

jest.setTimeout(120_000);

suite('an editor who describes pictures', () => {
  let editor: Editor;
  let rest: Rest;
  /** The article about the coast. Its list is in the language of whatever was looked at last. */
  let article: string;
  beforeAll(async () => {
    editor = await openEditor();
    rest = await openRest(editor.demo);
    await editor.openArticle(COAST);
    article = editor.page.url();
  });
  afterAll(() => editor?.close());

  const open = async (name: string) => {
    await editor.field(name).getByRole('button', { name: 'More Venice actions' }).click();
    await editor.page.getByRole('menuitem', { name: 'Describe' }).click();
    await ready().waitFor();
  };
  const ready = () => editor.dialog.getByRole('button', { name: 'Describe', exact: true });
  const text = (name: string) => editor.dialog.getByRole('textbox', { name });
  const write = async () => {
    await ready().click();
    await editor.dialog.getByRole('button', { name: 'Write again' }).waitFor();
  };
  const saveTexts = async () => {
    await editor.dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await editor.page.getByText('The texts of the image are saved').first().waitFor();
    await editor.page.getByRole('dialog', { name: /^Describe/ }).waitFor({ state: 'detached' });
  };
  const saveOfEntry = () => editor.page.getByRole('button', { name: 'Save', exact: true }).first();
  const shownAs = async (file: string) =>
    editor.page
      .locator(`img[src*="${file.replace('.jpg', '')}"]`)
      .first()
      .getAttribute('alt');

  it('reads what the picture has, and what was written instead', async () => {
    await open('cover');
    await editor.shot('describe-open');
    await write();
    expect(await text('Alternative text').inputValue()).toMatch(/^A .*picture/);
    await editor.shot('describe');
  });

  it('saves nothing before it is told to', async () => {
    const { alternativeText } = await rest.asset('coast.jpg');
    expect(alternativeText).toMatch(/headland/);
  });

  it('sees the saved text in the field, and the entry has no changes', async () => {
    const written = await text('Alternative text').inputValue();
    await text('Caption').fill('The coast at low tide.');
    await saveTexts();
    expect(await shownAs('coast.jpg')).toBe(written);
    expect(await saveOfEntry().isDisabled()).toBe(true);
    const { alternativeText, caption } = await rest.asset('coast.jpg');
    expect([alternativeText, caption]).toEqual([written, 'The coast at low tide.']);
  });

  it('keeps the changes of an entry that has some', async () => {
    await editor.page.locator('input[name=title]').fill('Another title');
    await open('cover');
    await write();
    await text('Caption').fill('The coast at high tide.');
    await saveTexts();
    expect(await editor.page.locator('input[name=title]').inputValue()).toBe('Another title');
    await open('cover');
    await editor.dialog.getByText('The coast at high tide.').waitFor();
    await editor.page.keyboard.press('Escape');
    await editor.page.locator('input[name=title]').fill(COAST);
    await editor.save();
  });

  it('has the focus back on what opened the dialog', async () => {
    await open('cover');
    await editor.page.keyboard.press('Escape');
    await editor.page.getByRole('dialog').waitFor({ state: 'detached' });
    await editor.page.waitForFunction(
      () => document.activeElement?.textContent === 'More Venice actions'
    );
  });

  describe('in two languages', () => {
    let documentId: string;
    beforeAll(async () => {
      ({ documentId } = await rest.articleIn(COVERS));
    });

    it.each([
      ['fr', /^Une image /, COVERS.fr],
      ['de', /^Ein .*Bild /, COVERS.de],
    ])('writes in that of the entry: %s', async (locale, expected, file) => {
      const { page, demo } = editor;
      const entry = `/admin/content-manager/collection-types/api::article.article/${documentId}`;
      await page.goto(`${demo.origin}${entry}?plugins[i18n][locale]=${locale}`);
      await open('cover');
      await write();
      await editor.shot(`describe-${locale}`);
      const written = await text('Alternative text').inputValue();
      expect(written).toMatch(expected);
      expect(await text('Alternative text').getAttribute('lang')).toBe(locale);
      await saveTexts();
      expect((await rest.asset(file)).alternativeText).toBe(written);
      expect(await shownAs(file)).toBe(written);
    });
  });

  describe('in the Media Library', () => {
    const bar = () => editor.page.getByRole('group', { name: 'Venice: actions for this file' });
    const panel = () => editor.page.getByRole('textbox', { name: 'Alternative text' }).first();

    it('does it for the file that is open, which then shows it', async () => {
      const { page, demo } = editor;
      const { id } = await rest.asset('lighthouse.jpg');
      await page.goto(`${demo.origin}/admin/plugins/upload?assetId=${id}`);
      await bar().waitFor();
      await editor.shot('library-bar');
      await bar().getByRole('button', { name: 'Describe' }).click();
      await write();
      const written = await text('Alternative text').inputValue();
      await saveTexts();
      await page.waitForFunction(
        (wanted) => [...document.querySelectorAll('input')].some(({ value }) => value === wanted),
        written
      );
      expect(await panel().inputValue()).toBe(written);
    });

    it('gives the focus back, and the file is still open', async () => {
      const focus = () => document.activeElement?.textContent === 'Describe';
      await editor.page.waitForFunction(focus);
      expect(editor.page.url()).toContain('assetId=');
    });

    it('reads how a file was made', async () => {
      await bar().getByRole('button', { name: 'How it was made' }).click();
      await editor.page.getByText('Venice did not make this file.').waitFor();
      await editor.page.keyboard.press('Escape');
    });
  });

  it.each([
    [768, 'light'],
    [390, 'light'],
    [1440, 'dark'],
    [390, 'dark'],
  ] as const)('fits %d pixels in %s', async (width, colorScheme) => {
    const { page, dialog } = editor;
    await page.goto(article);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 860 });
    await open('cover');
    await editor.shot(`describe-open-${width}-${colorScheme}`);
    await write();
    await editor.shot(`describe-${width}-${colorScheme}`);
    const box = await dialog.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('saw no script break', () => {
    expect(editor.faults).toEqual([]);
  });
});
