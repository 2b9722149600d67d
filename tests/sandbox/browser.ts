import type { Browser, Page } from 'playwright-core';

import { findChromium, launch } from '../support/browser/chromium';

/** A suite that runs in a blank page of Chromium. Without one it is skipped, loudly; with REQUIRE_BROWSER=1 that is a failure. */
export const inBrowser = (body: (page: () => Page) => void): void => {
  const chromium = findChromium();
  if (!chromium) {
    if (process.env.REQUIRE_BROWSER === '1')
      throw new Error('REQUIRE_BROWSER=1, and no Chromium was found');
    console.warn('SKIPPED: no Chromium was found, so nothing was played. Set CHROMIUM_PATH.');
  }
  (chromium ? describe : describe.skip)('in a browser', () => {
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      browser = await launch(String(chromium));
      page = await browser.newPage();
    }, 60_000);
    afterAll(() => browser?.close());
    body(() => page);
  });
};
