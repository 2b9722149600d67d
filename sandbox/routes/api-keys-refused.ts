import type { Key } from '../auth';
import type { Call } from '../call';
import type { Sandbox } from '../sandbox';
import { remembered } from '../text/memory';

const MOST = 50;

/** A request that was one too many in its minute. */
export type Refused = { token: string; modelId: string; at: string };

/** The last fifty, newest first. */
export const refusalsOf = (sandbox: Sandbox) => {
  const refused = stored(sandbox);
  return {
    list: (): Refused[] => [...refused],
    add({ call, key }: { call: Call; key: Key }): void {
      const { model } = call.fields;
      refused.unshift({
        token: key.token,
        modelId: typeof model === 'string' ? model : call.path,
        at: new Date(sandbox.now()).toISOString(),
      });
      refused.splice(MOST);
    },
  };
};

const stored = remembered<Refused[]>(() => []);
