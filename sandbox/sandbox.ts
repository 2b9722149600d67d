import { openFaults, type Faults } from './faults';
import { openJobs, type Jobs } from './jobs';
import { openKeyring, type Keyring } from './keyring';
import { openLedger, type Ledger } from './ledger';
import { defaultOptions, type Options } from './options';
import { openRate, type Rate } from './rate';
import { openRateLog, type RateLog } from './rate-log';
import { openReplays, type Replays } from './replays';
import { openVoices, type Voices } from './sound/voices';

/** Everything that one running sandbox remembers between two requests. */
type Memory = {
  options: Options;
  ledger: Ledger;
  faults: Faults;
  rate: Rate;
  rateLog: RateLog;
  keys: Keyring;
  jobs: Jobs;
  voices: Voices;
  replays: Replays;
};
export type Sandbox = Memory & {
  now: () => number;
  url: () => string;
  /** Forgets all of it: a new memory takes the place of the old one. */
  reset(): void;
};

export const openSandbox = ({
  now,
  url,
  balanceUsd,
  balanceDiem,
  options,
}: SandboxInput): Sandbox => {
  const fresh = (): Memory => ({
    options: { ...defaultOptions, ...options },
    ledger: openLedger({ usd: balanceUsd, diem: balanceDiem, now }),
    faults: openFaults(),
    rate: openRate({ now, limit: () => sandbox.options.requestsPerMinute }),
    rateLog: openRateLog({ now }),
    keys: openKeyring({ now }),
    jobs: openJobs({ now }),
    voices: openVoices({ now }),
    replays: openReplays({ now }),
  });
  const sandbox: Sandbox = {
    ...fresh(),
    now,
    url,
    reset: () => void Object.assign(sandbox, fresh()),
  };
  return sandbox;
};

type SandboxInput = {
  now: () => number;
  url: () => string;
  balanceUsd: number;
  balanceDiem: number;
  options: Partial<Options>;
};
