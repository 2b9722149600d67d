import { stream } from '../seeds';

/** Harmless words by chance of the seed: the same seed always says the same. */
export const words = ({ seed, count }: { seed: string; count: number }): string[] => {
  const random = stream('words', seed);
  return Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)] ?? 'and');
};

// prettier-ignore
const WORDS = ['the', 'lagoon', 'was', 'quiet', 'and', 'a', 'small', 'boat', 'left', 'before', 'morning', 'we', 'carried', 'bread', 'to', 'an', 'old', 'house', 'near', 'water', 'light', 'came', 'slowly', 'over', 'roofs', 'bells', 'rang', 'twice', 'somebody', 'laughed', 'in', 'garden'];
