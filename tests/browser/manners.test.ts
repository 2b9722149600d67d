import { openEditor, suite, where, type Editor } from '../support/browser/editor';
import { openRest, type Rest } from '../support/browser/rest';

const EMPTY = 'Untitled draft';
const PROMPT = 'A quiet street at noon';

jest.setTimeout(120_000);

suite('the dialogs', () => {
  let editor: Editor;
  let rest: Rest;
  beforeAll(async () => {
    editor = await openEditor();
    rest = await openRest(editor.demo);
  });
  afterAll(() => editor?.close());
  beforeEach(() => editor.openArticle(EMPTY));

  it('are not under a field that takes no images', async () => {
    expect(await editor.field('attachment').count()).toBe(0);
  });

  it('cannot edit where there is no image yet, and say why', async () => {
    const button = editor
      .field('cover')
      .getByRole('button', { name: /Edit image .* add an image first/ });
    expect(await button.isDisabled()).toBe(true);
  });

  it('say that this is the sandbox', async () => {
    await editor.openGenerate('cover');
    expect(await editor.dialog.getByText('Sandbox, not real Venice').isVisible()).toBe(true);
  });

  it('are worked by keyboard alone', async () => {
    const { page, dialog } = editor;
    await editor.field('cover').getByRole('button', { name: 'Generate' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: /^Generate · / }).waitFor();
    await page.keyboard.type(PROMPT);
    await page.keyboard.press('Control+Enter');
    await dialog.getByRole('button', { name: 'Use this image' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await editor.field('cover').getByRole('button', { name: 'Edit image with Venice' }).waitFor();
  });

  it('give the focus back to the button that opened them', async () => {
    await editor.openGenerate('cover');
    await editor.page.keyboard.press('Escape');
    await editor.page.getByRole('dialog').waitFor({ state: 'detached' });
    await editor.page.waitForFunction(() => document.activeElement?.textContent === 'Generate');
  });

  it('ask before a picture that was paid for is left behind', async () => {
    await editor.openGenerate('cover');
    await editor.describe(PROMPT);
    await editor.press(/^Generate · /);
    await editor.dialog.getByRole('button', { name: 'Use this image' }).waitFor();
    await editor.press('Close');
    const question = editor.page.getByRole('alertdialog');
    await question.getByText('An image was not used').waitFor();
    await editor.shot('unused');
    await question.getByRole('button', { name: 'Discard it' }).click();
    await editor.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('say in words that the balance is too low, and that nothing was charged', async () => {
    await rest.fault({
      path: '/image/generate',
      status: 402,
      body: { error: 'Insufficient USD or Diem balance to complete request.' },
    });
    await editor.openGenerate('cover');
    await editor.describe(PROMPT);
    await editor.press(/^Generate · /);
    await editor.dialog.getByText('The Venice balance is too low').waitFor();
    await editor.shot('balance');
    expect(await editor.dialog.getByText(/Nothing was charged/).isVisible()).toBe(true);
  });

  it('say in words that an image was withheld', async () => {
    await editor.openGenerate('cover');
    await editor.describe('Something [violation]');
    await editor.press(/^Generate · /);
    await editor.dialog.getByText('The image was withheld').waitFor();
    await editor.shot('withheld');
  });

  it('say that it may have been charged when no answer came', async () => {
    await rest.fault({ path: '/image/generate', reset: 'after' });
    await editor.openGenerate('cover');
    await editor.describe(PROMPT);
    await editor.press(/^Generate · /);
    await editor.dialog.getByText(/It may have been charged/).waitFor();
    await editor.shot('no-answer');
  });

  it.each([
    [768, 'light'],
    [390, 'light'],
    [1440, 'dark'],
    [390, 'dark'],
  ] as const)('fit %d pixels in %s', async (width, colorScheme) => {
    const { page, dialog } = editor;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 860 });
    await editor.openGenerate('cover');
    await editor.shot(`generate-${width}-${colorScheme}`);
    const box = await dialog.boundingBox();
    await page.keyboard.press('Escape');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true);
  });
});

suite('the buttons', () => {
  it('are not there for a role without our rights', async () => {
    const rest = await openRest(where()!);
    const writer = await openEditor(await rest.writer());
    await writer.openForm(EMPTY);
    const { page } = writer;
    await page.getByText('cover', { exact: true }).first().waitFor();
    expect(await page.locator('[data-venice-field]').count()).toBe(0);
    await writer.close();
  });

  it('are not there on the published version, which cannot be changed', async () => {
    const editor = await openEditor();
    await editor.openArticle(EMPTY);
    await editor.page.getByRole('button', { name: 'Publish', exact: true }).click();
    await editor.page.getByRole('tab', { name: 'Published' }).click();
    await editor.field('cover').waitFor({ state: 'detached' });
    expect(await editor.page.locator('[data-venice-field]').count()).toBe(0);
    await editor.close();
  });
});

suite('the settings', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await openEditor();
    await editor.page.goto(`${editor.demo.origin}/admin/settings/venice`);
    await editor.page.getByRole('heading', { name: 'Venice', exact: true }).waitFor();
  });
  afterAll(() => editor?.close());

  it('say that this is the sandbox, and where the key comes from', async () => {
    await editor.page.getByText('Sandbox, not real Venice').first().waitFor();
    await editor.page.getByText(/It comes from VENICE_API_KEY/).waitFor();
    await editor.shot('settings');
  });

  it('test the connection in words', async () => {
    await editor.page.getByRole('button', { name: 'Test connection' }).click();
    await editor.page.getByText(/^It works\./).waitFor();
  });

  it('say that the buttons are under the media fields', async () => {
    await editor.page
      .getByText('The buttons are under every media field that takes images.')
      .waitFor();
  });

  it('save what was changed, and nothing before', async () => {
    const save = editor.page.getByRole('button', { name: 'Save', exact: true });
    expect(await save.isDisabled()).toBe(true);
    await editor.page.getByRole('combobox', { name: 'File format' }).click();
    await editor.page.getByRole('option', { name: 'PNG' }).click();
    await save.click();
    await editor.page.getByText('Saved', { exact: true }).waitFor();
  });
});
