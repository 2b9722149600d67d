import type { LedgerEntry } from '../ledger';
import { models } from '../catalogue/lookup';
import type { ModelType } from '../catalogue/model';
import type { Sandbox } from '../sandbox';

/** What was used, without what was paid in. A refund is used less. */
export const usageOf = (sandbox: Sandbox): Used[] =>
  sandbox.ledger.page().entries.filter((entry): entry is Used => entry.key !== null);

export type Used = LedgerEntry & { key: string };

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
