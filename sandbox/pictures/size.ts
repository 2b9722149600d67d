export type Size = { width: number; height: number };

const LONG_SIDE: Record<string, number> = { '2K': 2048, '4K': 4096 };
const MEGAPIXEL = 1024 * 1024;

/** About one megapixel at 1K, and a long side of 2048 or 4096 above it, in steps of 16 as image models make them. */
export const sized = ({
  ratio,
  resolution = '1K',
}: {
  ratio: number;
  resolution?: string;
}): Size => {
  const long = LONG_SIDE[resolution];
  const width = long ? Math.min(long, long * ratio) : Math.sqrt(MEGAPIXEL * ratio);
  return { width: stepped(width), height: stepped(width / ratio) };
};

/** `16:9` as a number, or nothing for `auto` and for what is no ratio at all. */
export const ratioOf = (name: string | undefined): number | undefined => {
  const parts = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(name ?? '');
  if (!parts) return undefined;
  const ratio = Number(parts[1]) / Number(parts[2]);
  return Number.isFinite(ratio) && ratio > 0 ? ratio : undefined;
};

const stepped = (length: number): number => Math.max(64, Math.round(length / 16) * 16);
