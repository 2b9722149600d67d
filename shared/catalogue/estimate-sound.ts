import type { Kind } from '../operations';
import type { Model } from './model';

const MILLION = 1_000_000;

/** What speech or a transcript will probably cost, in US dollars; null where the catalogue or the file does not tell. */
export const soundPrice = ({
  kind,
  parameters,
  entry,
  seconds,
}: {
  kind: Kind;
  parameters: Readonly<Record<string, unknown>>;
  entry: Model | null;
  /** Of the recording that is to be written down. */
  seconds: number | null;
}): number | null => {
  const prices = entry?.model_spec.pricing;
  if (kind === 'speech') {
    const perMillion = prices?.input?.usd;
    const { input } = parameters;
    if (perMillion === undefined || typeof input !== 'string') return null;
    return rounded((input.length / MILLION) * perMillion);
  }
  const perSecond = prices?.per_audio_second?.usd;
  return perSecond === undefined || seconds === null ? null : rounded(seconds * perSecond);
};

/** To a millionth of a dollar. */
const rounded = (usd: number): number => Math.round(usd * MILLION) / MILLION;
