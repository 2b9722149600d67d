import { createVeniceClient, isVeniceError, type VeniceError } from '../../server/src/venice';
import type { VeniceClientOptions } from '../../server/src/venice';
import { fakeClock } from './fake-clock';

export const TEST_KEY = 'VENICE_INFERENCE_KEY_b2f1c0ffee';

/** A client with a key and a clock that never waits. */
export const openClient = (
  options: Pick<VeniceClientOptions, 'baseUrl' | 'spoolDir'> & Partial<VeniceClientOptions>
) => createVeniceClient({ apiKey: () => TEST_KEY, clock: fakeClock(), ...options });

/** What a promise that has to fail was rejected with. */
export const failure = async (work: Promise<unknown>): Promise<VeniceError> => {
  const outcome = await work.then(
    () => new Error('it succeeded'),
    (error: unknown) => error
  );
  if (isVeniceError(outcome)) return outcome;
  throw outcome;
};
