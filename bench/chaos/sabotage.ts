import Module from 'node:module';

/**
 * Ways to break the plugin on purpose, each a promise taken out of it: a harness that finds nothing then proves nothing. Texts of
 * the built `dist/server/index.js`; one that is not found there ends the program, so that none goes stale unseen.
 */
export const SABOTAGES = {
  /** A save that is tried again takes another name, under which it does not find the asset of the try before. */
  'no-save-key': [/const saveKey = \w+\.saveKey \?\? /, 'const saveKey = '],
  /** What an answer told is not written down beside its pictures. */
  'no-receipt': [/async write\(\{ name(: \w+)?, receipt \}\) \{/, '$& return;'],
  /** A request whose charge is unknown is sent again. */
  'resend-unknown': [/if \(\w+\.charge !== "none"\) return false;/, 'return true;'],
  /** A process that was taken for dead sends again what it had been waiting to send. */
  'no-lease': [/await leaveAgain\(/, 'await (async () => undefined)('],
  /** The same key again makes a second operation. */
  'no-idempotency': [/if \(idempotencyKey === void 0\) return null;/, 'return null;'],
  /** Nothing looks after what a killed process left behind. */
  'no-sweep': [/await settleAbandoned\(/, 'await (async () => undefined)('],
  /** A save that failed is not tried again. */
  'no-save-again': [/await saveAgain\(/, 'await (async () => undefined)('],
  /** What another process may still be saving is removed. */
  'no-day-left': [/spool\(\)\.leaveForADay\(/, 'spool().remove('],
  /** A full disk is not waited for. */
  'no-patience': [/waited >= fullDiskMs/, 'true'],
} as const satisfies Record<string, readonly [RegExp, string]>;

export type Sabotage = keyof typeof SABOTAGES;

type Compiling = { _compile(this: unknown, content: string, filename: string): unknown };

/** Before the plugin is loaded, in the process that will load it. */
export const sabotage = (name: Sabotage): void => {
  // Node's own method to compile a CommonJS module, which its types leave out.
  const proto = Module.prototype as unknown as Compiling;
  const compile = proto._compile;
  proto._compile = function (content, filename) {
    const ours = /[\\/]dist[\\/]server[\\/]index\.js$/.test(filename) && content.includes('venice');
    return compile.call(this, ours ? broken({ name, content }) : content, filename);
  };
};

const broken = ({ name, content }: { name: Sabotage; content: string }): string => {
  const [whole, half] = SABOTAGES[name];
  if (!whole.test(content)) throw new Error(`Nothing to sabotage: ${name}`);
  return content.replace(whole, half);
};
