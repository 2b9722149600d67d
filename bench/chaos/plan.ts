import { WIRE_FAULT_NAMES, type WireFault } from './faults';
import type { Random } from './random';

/** One operation that the harness asks for, drawn before anything happens. */
export type Plan = {
  /** In the prompt, and so in every request and row of it; no other operation has it. */
  tag: string;
  kind: 'single' | 'pair' | 'native' | 'edit';
  /** First seed; variants count from there. Edits have none. */
  seed: number;
  format: 'webp' | 'png';
  saves: boolean;
  caller: 'admin' | 'token';
  /** What a person does with a preview. */
  afterwards: 'keep' | 'discard' | 'leave';
  /** Asked for twice at the same moment, as a double click does. */
  doubled: boolean;
  wire: WireFault | null;
};

/** The n-th operation. Every second saves by itself; somewhat more than a third meets a fault on the wire, all of them in turn. */
export const planOf = ({ run, n, random }: { run: number; n: number; random: Random }): Plan => {
  const saves = n % 2 === 0;
  return {
    tag: `chaos${run}n${n}x`,
    kind: kindAt(random.next()),
    seed: n * 10,
    format: random.next() < 0.7 ? 'webp' : 'png',
    saves,
    caller: saves && random.next() < 0.5 ? 'token' : 'admin',
    afterwards: afterwardsAt(random.next()),
    doubled: random.next() < 0.1,
    wire: n % 5 === 1 || n % 5 === 2 ? (WIRE_FAULT_NAMES[turn(n)] ?? null) : null,
  };
};

const turn = (n: number): number => (Math.floor(n / 5) * 2 + (n % 5)) % WIRE_FAULT_NAMES.length;

const kindAt = (chance: number): Plan['kind'] => {
  if (chance < 0.7) return 'single';
  if (chance < 0.85) return 'pair';
  return chance < 0.95 ? 'native' : 'edit';
};

const afterwardsAt = (chance: number): Plan['afterwards'] => {
  if (chance < 0.5) return 'keep';
  return chance < 0.7 ? 'discard' : 'leave';
};

export const TAG = /chaos\d+n\d+x/;

/** What is asked for over HTTP. */
export const requestOf = ({ plan, source }: { plan: Plan; source: number }) => {
  const { tag, kind, seed, format, saves } = plan;
  const options = { save: saves, idempotencyKey: `intent-${tag}` };
  if (kind === 'edit') {
    return { kind: 'edit', input: { prompt: `Paint it blue ${tag}`, image: source }, options };
  }
  const input = { prompt: `A harbour in the fog ${tag}`, seed, format, width: 256, height: 256 };
  const variants = {
    single: {},
    pair: { variants: 2 },
    native: { variants: 2, variants_mode: 'native' },
  }[kind];
  return { kind: 'generate', input: { ...input, ...variants }, options };
};
