import { openEditor, suite, type Editor } from '../support/browser/editor';
import { until } from '../support/until';

const COAST = 'Field notes from the coast';
const EMPTY = 'Untitled draft';
const PROMPT = 'The sea rises and falls, the camera stays still';

/** What the sandbox takes for a video: long enough to look at it, and to close a tab meanwhile. */
const WORK_MS = 20_000;

jest.setTimeout(180_000);

suite('an editor who animates a picture', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await openEditor();
    await options({ jobMs: WORK_MS });
  });
  afterAll(async () => {
    await options({ jobMs: 4_000 });
    await editor?.close();
  });

  const options = async (change: object) => {
    const answer = await fetch(`${editor.demo.sandbox}/__sandbox/options`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    });
    expect(answer.status).toBe(200);
  };
  /** Of videos. */
  const charges = async (): Promise<object[]> => {
    const answer = await fetch(`${editor.demo.sandbox}/__sandbox/ledger`);
    const { entries } = (await answer.json()) as { entries: { path: string }[] };
    return entries.filter(({ path }) => path === '/video/queue');
  };
  const open = async (name: string) => {
    await editor.field(name).getByRole('button', { name: 'More Venice actions' }).click();
    await editor.page.getByRole('menuitem', { name: 'Animate' }).click();
    await editor.dialog.getByLabel(/^What should move/).waitFor();
  };
  const priced = () => editor.dialog.getByRole('button', { name: /^Animate · \$/ }).waitFor();
  const write = () => editor.dialog.getByLabel(/^What should move/).fill(PROMPT);
  const working = () => editor.dialog.getByRole('progressbar').waitFor();

  const loaded = () =>
    until(() =>
      editor.dialog
        .locator('video')
        .evaluate((video) => (video as HTMLVideoElement).readyState === 4)
    );

  it('sees the price before it is sent, and how far Venice is', async () => {
    await editor.openArticle(COAST);
    await open('cover');
    await write();
    await priced();
    await editor.shot('animate');
    for (const width of [768, 390]) {
      await editor.page.setViewportSize({ width, height: 860 });
      await editor.dialog.getByRole('combobox', { name: 'Model' }).click();
      await editor.page.getByRole('option').first().waitFor();
      await editor.shot(`animate-models-${width}`);
      await editor.page.keyboard.press('Escape');
      await editor.page.getByRole('option').first().waitFor({ state: 'detached' });
    }
    await editor.page.setViewportSize({ width: 1440, height: 900 });
    const before = (await charges()).length;
    await editor.press(/^Animate · /);
    await working();
    expect(await editor.dialog.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
    await editor.shot('animate-processing');
    await editor.page.setViewportSize({ width: 390, height: 860 });
    await editor.shot('animate-processing-390');
    await editor.page.setViewportSize({ width: 1440, height: 900 });
    expect(await charges()).toHaveLength(before + 1);
  });

  it('closes the tab, and comes back to the finished video', async () => {
    const before = (await charges()).length;
    await editor.newTab();
    await editor.openArticle(COAST);
    await open('cover');
    await editor.dialog.getByRole('button', { name: 'Replace cover' }).waitFor({ timeout: 60_000 });
    await loaded();
    await editor.shot('animate-done');
    expect(await charges()).toHaveLength(before);
  });

  it.each([
    [768, 'light'],
    [390, 'light'],
    [1440, 'dark'],
    [390, 'dark'],
    [1440, 'light'],
  ] as const)('shows it on %d pixels in %s', async (width, colorScheme) => {
    const { page } = editor;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await editor.shot(`animate-done-${width}-${colorScheme}`);
    const parts = await editor.dialog.locator('button, video, textarea').all();
    const ends = await Promise.all(
      parts.map(async (part) => {
        const box = await part.boundingBox();
        return box ? box.x + box.width : 0;
      })
    );
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(Math.max(...ends)).toBeLessThanOrEqual(width);
  });

  it('puts it in the place of the picture', async () => {
    await editor.use('Replace cover');
    await editor
      .field('cover')
      .getByRole('button', { name: /add an image first/ })
      .first()
      .waitFor();
  });

  it('chooses a picture from the Media Library where the field has none', async () => {
    await options({ jobMs: 1_000 });
    await editor.openArticle(EMPTY);
    await open('cover');
    await editor.dialog.getByText(/There is no image in this field yet/).waitFor();
    await editor.shot('animate-choose');
    await editor.press('Choose an image');
    await editor.page.getByText('Add new assets').first().waitFor();
    await editor.shot('animate-picker');
    await editor.page.getByRole('dialog').last().getByRole('checkbox').first().click();
    await editor.page.getByRole('button', { name: 'Finish' }).click();
    await editor.dialog.getByRole('button', { name: 'Choose another image' }).waitFor();
    await write();
    await editor.press(/^Animate · /);
    await editor.dialog.getByRole('button', { name: 'Use this video' }).waitFor();
    await editor.press('Close');
    await editor.page.getByRole('alertdialog').getByRole('button', { name: 'Later' }).click();
    await editor.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('finds a video that was left for later under Venice in the menu', async () => {
    const { page } = editor;
    await page.getByRole('link', { name: 'Venice', exact: true }).click();
    await page.getByRole('button', { name: `Show video 1 large: ${PROMPT}` }).click();
    await loaded();
    await editor.shot('animate-waiting-large');
    await page.keyboard.press('Escape');
    await editor.shot('animate-waiting');
  });

  it('confirms a price that is high in words', async () => {
    await editor.openArticle(COAST);
    await open('cover');
    await write();
    await editor.choose({ label: 'Length', option: '15 seconds' });
    await editor.choose({ label: 'Resolution', option: '1080p' });
    const before = (await charges()).length;
    await priced();
    await editor.press(/^Animate · /);
    await editor.page.getByText(/^This video costs/).waitFor();
    await editor.shot('animate-accept');
    await editor.page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
    expect(await charges()).toHaveLength(before);
  });

  it('saw no script break', () => {
    expect(editor.faults).toEqual([]);
  });
});
