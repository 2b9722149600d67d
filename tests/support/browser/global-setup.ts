import { findChromium } from './chromium';
import { startDemo, type Demo } from './demo';

declare global {
  var veniceDemo: Demo | undefined;
}

/** One demo for all browser tests. Without a browser they are skipped, loudly; with REQUIRE_BROWSER=1 that is a failure. */
export default async () => {
  const chromium = findChromium();
  if (!chromium) {
    if (process.env.REQUIRE_BROWSER === '1')
      throw new Error('REQUIRE_BROWSER=1, and no Chromium was found');
    console.warn(
      '\n*** No Chromium was found: the browser suite is SKIPPED. Set CHROMIUM_PATH to run it. ***\n'
    );
    return;
  }
  const demo = await startDemo();
  globalThis.veniceDemo = demo;
  const { stop: _, ...where } = demo;
  // Workers are started after this and inherit the environment.
  process.env.VENICE_BROWSER_DEMO = JSON.stringify({ ...where, chromium });
};
