import type { FaultInput } from '../../sandbox/faults';
import type { WireAct } from './faults';

const limited = (headers: Record<string, string>): Omit<FaultInput, 'path'> => ({
  status: 429,
  headers: { 'x-ratelimit-remaining-requests': '0', ...headers },
  body: { error: 'Rate limit exceeded' },
});

/** What the sandbox is told to do; the others are done to the answer on its way. Times are counted from when it is told. */
export const FAULT_OF: Partial<Record<WireAct, () => Omit<FaultInput, 'path'>>> = {
  'reset-before': () => ({ reset: 'before' }),
  'reset-after': () => ({ reset: 'after' }),
  '429': () => ({ status: 429, body: { error: 'The model is currently overloaded.' } }),
  '429-ms': () => limited({ 'x-ratelimit-reset-requests': String(Date.now() + 800) }),
  '429-s': () =>
    limited({ 'x-ratelimit-reset-requests': String(Math.ceil(Date.now() / 1_000) + 1) }),
  '429-retry-after': () => limited({ 'retry-after': '1' }),
  '500': () => ({ preset: 'inference_failed' }),
  '503': () => ({ preset: 'at_capacity' }),
  'proxy-502': () => ({ preset: 'proxy_502' }),
};
