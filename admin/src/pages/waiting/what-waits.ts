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

/** What one picture of an operation costs, as far as that was estimated. */
export const priceOfOne = ({ estimatedUsd, sends }: Operation): number | null =>
  estimatedUsd === null || sends.length === 0 ? null : estimatedUsd / sends.length;
