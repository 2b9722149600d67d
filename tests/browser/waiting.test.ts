import { openEditor, suite, type Editor } from '../support/browser/editor';
import { until } from '../support/until';
import { openRest, type Rest } from '../support/browser/rest';

const EMPTY = 'Untitled draft';
const GENERATE = '/image/generate';

/** Long enough to close a dialog or to load a page anew meanwhile. */
const SLOW_MS = 6_000;

jest.setTimeout(120_000);

suite('what waits for a person', () => {
  let editor: Editor;
  let rest: Rest;
  beforeAll(async () => {
    editor = await openEditor();
    rest = await openRest(editor.demo);
  });
  afterAll(() => editor?.close());
  beforeEach(() => editor.openArticle(EMPTY));

  const charges = async (): Promise<number> => {
    const answer = await fetch(`${editor.demo.sandbox}/__sandbox/ledger`);
    return (await answer.json()).entries.length;
  };
  const ask = async (prompt: string) => {
    await editor.openGenerate('cover');
    await editor.describe(prompt);
    await editor.press(/^Generate · /);
  };
  const closed = () => editor.page.getByRole('dialog').waitFor({ state: 'detached' });
  const openWaiting = async () => {
    await editor.page.getByRole('link', { name: 'Venice', exact: true }).click();
    await editor.page.getByRole('heading', { name: 'Waiting', exact: true }).waitFor();
  };
  const card = (prompt: string) =>
    editor.page
      .getByRole('listitem')
      .filter({ has: editor.page.getByRole('heading', { name: prompt, exact: true }) });
  const badge = () => editor.page.locator('[data-venice-waiting]');
  const confirm = (name: string | RegExp) =>
    editor.page.getByRole('alertdialog').getByRole('button', { name }).click();

  it('is a result that was left for later: the menu counts it, its picture is shown, and it is saved', async () => {
    const prompt = 'A lantern on a pier';
    await ask(prompt);
    await editor.dialog.getByRole('button', { name: 'Use this image' }).waitFor();
    await editor.press('Close');
    await confirm('Later');
    await closed();
    await badge().waitFor();
    await openWaiting();
    await card(prompt)
      .getByRole('button', { name: `Show image 1 large: ${prompt}` })
      .waitFor();
    const cards = await editor.page.getByRole('main').getByRole('listitem').count();
    expect(await badge().textContent()).toBe(String(cards));
    await editor.shot('waiting');
    await card(prompt).getByRole('button', { name: 'Save to the Media Library' }).click();
    await editor.page.getByText(/^Saved to the Media Library as /).waitFor();
    await card(prompt).waitFor({ state: 'detached' });
  });

  it('is the result of work that went on after its dialog was closed', async () => {
    const prompt = 'A ferry in the fog';
    await rest.fault({ path: GENERATE, delayMs: SLOW_MS });
    await ask(prompt);
    await editor.dialog.getByText('Venice is at work').waitFor();
    await editor.press('Close');
    await closed();
    await editor.page.getByText(/It goes on without you/).waitFor();
    await openWaiting();
    // Coming back to the tab asks at once; otherwise it would be seen half a minute later.
    await until(async () => {
      await editor.page.evaluate("window.dispatchEvent(new Event('focus'))");
      return card(prompt)
        .waitFor({ timeout: 1_000 })
        .then(
          () => true,
          () => false
        );
    });
    await card(prompt).getByRole('button', { name: 'Discard' }).click();
    await confirm('Discard');
    await card(prompt).waitFor({ state: 'detached' });
  });

  it('is a request without an answer, which may have been charged, until it is given up', async () => {
    const prompt = 'A buoy in a storm';
    await rest.fault({ path: GENERATE, reset: 'after' });
    await ask(prompt);
    await editor.dialog.getByText(/It may have been charged/).waitFor();
    await editor.press('Close');
    await closed();
    await openWaiting();
    await card(prompt)
      .getByText(/It may have been charged/)
      .waitFor();
    await editor.shot('waiting-unknown');
    await card(prompt).getByRole('button', { name: 'Give up' }).click();
    await confirm('Give up');
    await card(prompt).waitFor({ state: 'detached' });
  });

  it('is sent again knowingly, which is charged once more, and its result appears', async () => {
    const prompt = 'A beacon at dusk';
    await rest.fault({ path: GENERATE, reset: 'after' });
    await ask(prompt);
    await editor.dialog.getByText(/It may have been charged/).waitFor();
    await editor.press('Close');
    await closed();
    await openWaiting();
    const before = await charges();
    await card(prompt).getByRole('button', { name: 'Send again' }).click();
    await editor.page.getByText(/may cost a second time/).waitFor();
    await confirm(/^Send again · /);
    await card(prompt)
      .getByRole('button', { name: `Show image 1 large: ${prompt}` })
      .waitFor();
    expect(await charges()).toBe(before + 1);
  });

  it('is picked up by the dialog after the page was loaded anew, and was charged once', async () => {
    const prompt = 'A tug at work';
    const before = await charges();
    await rest.fault({ path: GENERATE, delayMs: SLOW_MS });
    await ask(prompt);
    await editor.dialog.getByText('Venice is at work').waitFor();
    await editor.page.reload();
    await editor.field('cover').waitFor();
    await editor.field('cover').getByRole('button', { name: 'Generate' }).click();
    await editor.dialog.getByText('Venice is at work').waitFor();
    await editor.use('Use this image');
    expect(await charges()).toBe(before + 1);
  });

  it.each([
    [1440, 'dark'],
    [768, 'light'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('fits %d pixels in %s', async (width, colorScheme) => {
    const { page } = editor;
    await openWaiting();
    await card('A beacon at dusk').waitFor();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 860 });
    await editor.shot(`waiting-${width}-${colorScheme}`);
    const parts = await card('A beacon at dusk').locator('[data-venice-send], button').all();
    const ends = await Promise.all(
      parts.map(async (part) => {
        const box = await part.boundingBox();
        return box ? box.x + box.width : Infinity;
      })
    );
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(Math.max(...ends)).toBeLessThanOrEqual(width);
  });

  it('saw no script break', () => {
    expect(editor.faults).toEqual([]);
  });
});
