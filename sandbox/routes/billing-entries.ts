import type { LedgerEntry } from '../ledger';
import { models } from '../catalogue/lookup';
import type { ModelType } from '../catalogue/model';
import type { Sandbox } from '../sandbox';

export const TOP_UP = '/x402/top-up';

export type Entry = LedgerEntry & { currency: 'USD' | 'DIEM' };

const opening = new WeakMap<Sandbox, number>();

/** With how much DIEM a sandbox starts, and starts again after a reset. */
export const startWith = ({ sandbox, diem }: { sandbox: Sandbox; diem: number }): void => {
  opening.set(sandbox, diem);
};

/** The ledger with the currency of each entry, which follows from the order of charging: DIEM while it covers all. */
export const entriesOf = (sandbox: Sandbox): Entry[] => {
  let diem = opening.get(sandbox) ?? 0;
  return sandbox.ledger.page().entries.map((entry) => {
    if (entry.usd <= 0 || diem < entry.usd) return { ...entry, currency: 'USD' };
    diem = Math.round((diem - entry.usd) * 1e6) / 1e6;
    return { ...entry, currency: 'DIEM' };
  });
};

/** What was used, without what was paid in. A refund is used less. */
export const usageOf = (sandbox: Sandbox): Entry[] =>
  entriesOf(sandbox).filter(({ path }) => path !== TOP_UP);

export const kindOf = (id: string): { name: string; type: string | null; unit: string } => {
  const model = models.find((candidate) => candidate.id === id);
  return { name: model?.name ?? id, ...(model ? KINDS[model.type] : OTHER) };
};

const OTHER = { type: null, unit: 'requests' };
const IMAGE = { type: 'IMAGE', unit: 'images' };
const KINDS: Record<ModelType, { type: string | null; unit: string }> = {
  text: { type: 'LLM', unit: 'tokens' },
  embedding: { type: 'LLM', unit: 'tokens' },
  image: IMAGE,
  inpaint: IMAGE,
  upscale: IMAGE,
  tts: { type: 'TTS', unit: 'chars' },
  asr: { type: 'ASR', unit: 'seconds' },
  music: { type: null, unit: 'seconds' },
  video: { type: 'VIDEO', unit: 'seconds' },
};
