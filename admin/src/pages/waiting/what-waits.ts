import type { Operation, Send } from '../../../../shared/contracts/operation';

/**
 * Why a send waits for a person. `result`: no field took it. `save`: it could not be saved. `unknown`: sent, and nothing usable came
 * back.
 */
export type Why = 'result' | 'save' | 'unknown';

export const whyWaiting = ({ state, error, decision }: Send): Why | null => {
  if (state === 'received') return error === null ? 'result' : 'save';
  return state === 'unknown' && decision === null ? 'unknown' : null;
};

/** What sending one of its unknown pictures again costs, as far as that was estimated. */
export const priceOfAgain = ({ estimatedUsd, sends, parameters }: Operation): number | null => {
  if (estimatedUsd === null || sends.length === 0) return null;
  // Images of one request can only be asked for together; only such a request names their number.
  const together = typeof parameters.variants === 'number';
  const unknown = sends.filter((send) => whyWaiting(send) === 'unknown').length;
  return (estimatedUsd / sends.length) * (together ? unknown : 1);
};
