import type { Sandbox } from '../sandbox';

const memories = new WeakMap<Sandbox, Map<symbol, unknown>>();

/** Something that one kind of route keeps between two requests to the same sandbox. It begins afresh after a reset. */
export const remembered = <T>(fresh: () => T): ((sandbox: Sandbox) => T) => {
  const name = Symbol('memory');
  return (sandbox) => {
    const memory = memories.get(sandbox) ?? new Map<symbol, unknown>();
    memories.set(sandbox, memory);
    if (!memory.has(name)) memory.set(name, fresh());
    return memory.get(name) as T; // only `fresh` writes under this name
  };
};

export const forget = (sandbox: Sandbox): void => {
  memories.delete(sandbox);
};
