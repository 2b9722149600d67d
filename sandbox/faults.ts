import { z } from 'zod/v3';

import { presets, presetNames } from './fault-presets';

/** One thing that goes wrong. What is set is done, in this order: reset before, canned answer, delay, spoil, truncate, reset after. */
export const faultSchema = z
  .object({
    path: z.string().min(1),
    times: z.number().int().min(1).max(1_000_000).default(1),
    preset: z.enum(presetNames).optional(),
    status: z.number().int().min(200).max(599).optional(),
    headers: z.record(z.string()).optional(),
    body: z.unknown(),
    delayMs: z.number().min(0).max(3_600_000).optional(),
    reset: z.enum(['before', 'after']).optional(),
    /** `true` cuts in the middle, a number after that many bytes. */
    truncate: z.union([z.boolean(), z.number().int().min(0)]).optional(),
    /** The request is processed and charged, and the answer then made unreadable. */
    spoil: z.enum(['empty', 'base64', 'content_type']).optional(),
  })
  .strict();

export type FaultInput = z.input<typeof faultSchema>;
export type Fault = Omit<z.output<typeof faultSchema>, 'path' | 'times' | 'preset'>;
export type Faults = ReturnType<typeof openFaults>;

export const openFaults = () => {
  let queued: z.output<typeof faultSchema>[] = [];

  return {
    add(input: z.output<typeof faultSchema>): void {
      queued.push({ ...input });
    },
    /** The first fault that waits for this path, counted down. */
    take({ path, now }: { path: string; now: number }): Fault | undefined {
      const fault = queued.find((waiting) => waiting.path === path || waiting.path === '*');
      if (!fault) return undefined;
      fault.times -= 1;
      queued = queued.filter((waiting) => waiting.times > 0);
      return fault.preset ? { ...presets[fault.preset](now), ...definedOf(fault) } : fault;
    },
    waiting: () => queued.map((fault) => ({ ...fault })),
  };
};

/** Keys that were left out must not blot out what a preset brings. */
const definedOf = (fault: object): object =>
  Object.fromEntries(Object.entries(fault).filter(([, value]) => value !== undefined));
