import { openFaults, type Faults } from './faults';
import { openJobs, type Jobs } from './jobs';
import { openLedger, type Ledger } from './ledger';
import { defaultOptions, type Options } from './options';
import { openRate, type Rate } from './rate';
import { openVoices, type Voices } from './sound/voices';

/** Everything that one running sandbox remembers. */
export type Sandbox = {
  now: () => number;
  url: () => string;
  options: Options;
  ledger: Ledger;
  faults: Faults;
  rate: Rate;
  jobs: Jobs;
  voices: Voices;
  reset(): void;
};

export const openSandbox = ({
  now,
  url,
  balanceUsd,
  balanceDiem,
  options,
}: SandboxInput): Sandbox => {
  const initial = { ...defaultOptions, ...options };
  const sandbox: Sandbox = {
    now,
    url,
    options: initial,
    ledger: openLedger({ usd: balanceUsd, diem: balanceDiem, now }),
    faults: openFaults(),
    rate: openRate({ now, limit: () => sandbox.options.requestsPerMinute }),
    jobs: openJobs({ now }),
    voices: openVoices({ now }),
    reset() {
      sandbox.options = initial;
      sandbox.ledger.reset();
      sandbox.faults.reset();
      sandbox.rate.reset();
      sandbox.jobs.reset();
      sandbox.voices.reset();
    },
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
