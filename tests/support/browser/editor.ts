import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launch } from './chromium';

const SHOTS = join(__dirname, '../../browser/screenshots');
const ARTICLES = '/admin/content-manager/collection-types/api::article.article';

export type Where = {
  origin: string;
  sandbox: string;
  email: string;
  password: string;
  chromium: string;
};

/** Null where there is no browser: then the suites are skipped. */
export const where = (): Where | null =>
  process.env.VENICE_BROWSER_DEMO ? JSON.parse(process.env.VENICE_BROWSER_DEMO) : null;

export const suite: typeof describe = where() ? describe : describe.skip;

/** Somebody at the admin, with a mouse and a keyboard. */
export const openEditor = async (login?: { email: string; password: string }) => {
  const demo = where();
  if (!demo) throw new Error('There is no demo');
  const browser: Browser = await launch(demo.chromium);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const faults: string[] = [];
  const openTab = async (): Promise<Page> => {
    const tab = await context.newPage();
    tab.setDefaultTimeout(20_000);
    tab.on('pageerror', (error) => faults.push(error.message));
    return tab;
  };
  let page = await openTab();

  let dialog = page.getByRole('dialog').last();
  const field = (name: string): Locator => page.locator(`[data-venice-field="${name}"]`);

  const logIn = async ({ email, password }: { email: string; password: string }) => {
    await page.goto(`${demo.origin}/admin/auth/login`);
    await page.locator('input[name=email]').fill(email);
    await page.locator('input[name=password]').fill(password);
    await page.getByRole('button', { name: 'Login' }).click();
    await page.waitForURL((url) => !url.pathname.includes('/auth/'));
  };
  await logIn(login ?? demo);

  /** Strapi's tour stands in front of a first visit to each kind of page. */
  const seen = new Set<string>();
  const skipTour = async (place: string) => {
    if (seen.has(place)) return;
    seen.add(place);
    const skip = page.getByRole('button', { name: 'Skip' });
    await skip.click({ timeout: 3_000 }).catch(() => undefined);
  };

  const openForm = async (title: string) => {
    await page.goto(`${demo.origin}${ARTICLES}`);
    await page.getByRole('heading', { name: 'Article', exact: true }).waitFor();
    await skipTour('list');
    await page.getByText(title, { exact: true }).first().click();
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
    await skipTour('entry');
  };

  return {
    get page() {
      return page;
    },
    get dialog() {
      return dialog;
    },
    field,
    faults,
    demo,

    /** Closes the tab, and goes on in another one of the same browser. */
    newTab: async () => {
      const next = await openTab();
      await page.close();
      page = next;
      dialog = page.getByRole('dialog').last();
    },

    openArticle: async (title: string) => {
      await openForm(title);
      await field('cover').waitFor();
    },

    /** The same for somebody who may not see our buttons. */
    openForm: (title: string) => openForm(title),

    /** Opens a row of a repeatable component or a block of a dynamic zone. */
    expand: async (text: string) => {
      await page
        .getByRole('button', { name: new RegExp(text) })
        .first()
        .click();
    },

    openGenerate: async (name: string) => {
      await field(name).getByRole('button', { name: 'Generate' }).click();
      await dialog.getByLabel(/^Prompt/).waitFor();
      await dialog.getByRole('button', { name: /^Generate · / }).waitFor();
    },

    openEdit: async (name: string) => {
      await field(name).getByRole('button', { name: 'Edit image with Venice' }).click();
      await dialog.getByRole('button', { name: /^Edit image · / }).waitFor();
    },

    openCutout: async (name: string) => {
      await field(name).getByRole('button', { name: 'Remove background' }).click();
      await dialog.getByRole('button', { name: /^Remove background · / }).waitFor();
    },

    describe: (prompt: string) => dialog.getByLabel(/^Prompt/).fill(prompt),

    /** The one in the footer where the cross in the corner has the same name. */
    press: (name: string | RegExp) => dialog.getByRole('button', { name }).last().click(),

    /** Presses what puts the result into the field, and waits until the dialog has gone. */
    use: async (name: string | RegExp) => {
      await dialog.getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },

    choose: async ({ label, option }: { label: string; option: string }) => {
      await dialog.getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    },

    save: async () => {
      const saved = page.waitForResponse(
        (answer) =>
          answer.url().includes('/content-manager/collection-types/') &&
          answer.request().method() === 'PUT'
      );
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      expect((await saved).status()).toBe(200);
    },

    publish: async () => {
      const published = page.waitForResponse((answer) => answer.url().includes('/actions/publish'));
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      expect((await published).status()).toBe(200);
    },

    shot: async (name: string) => {
      mkdirSync(SHOTS, { recursive: true });
      // At the end of every animation, where a person would look.
      await page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' });
    },

    close: () => browser.close(),
  };
};

export type Editor = Awaited<ReturnType<typeof openEditor>>;
