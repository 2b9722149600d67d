import type { Outcome } from '../jobs';

/** Words in a prompt that stand for what a provider would find out while it works. */
export const outcomeOf = (prompt: string): Outcome => {
  if (prompt.includes('refused-unrefunded')) return 'refused-unrefunded';
  return prompt.includes('refused-by-provider') ? 'refused' : 'done';
};
