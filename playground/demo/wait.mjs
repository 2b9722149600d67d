const PATIENCE_MS = 120_000;
const PAUSE_MS = 150;

/** Resolves when the address answers with success; a program that died meanwhile ends the demo by itself. */
export const answers = async ({ url, what }) => {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await response.arrayBuffer();
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`${what} did not answer at ${url} within ${PATIENCE_MS / 1000} s.`);
};
