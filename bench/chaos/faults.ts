/** What can become of a send, as far as money is concerned. */
export type End =
  /** Its picture is in the Media Library; of a preview: there to be looked at and kept, or a person dealt with it. */
  | 'there'
  /** It may have been paid for, or was: a person is told and decides. */
  | 'unknown'
  /** `failed` or `cancelled`, and free: nothing is left to decide. */
  | 'not-sent';

type Fault = {
  /** How it is struck, for the report. */
  struck: string;
  /** How sends may end that it strikes. Which of them it must be follows from what came: see verdict.ts. */
  ends: readonly End[];
};

/**
 * On the wire, one operation at a time: what becomes of each of its requests. `script` says it for one after the other; what comes after
 * the last is answered as it should be.
 */
export const WIRE_FAULTS = {
  'reset-before-charge': {
    struck: 'connection reset, nothing processed',
    script: ['reset-before'],
    ends: ['unknown'],
  },
  'reset-after-charge': {
    struck: 'connection reset after the work',
    script: ['reset-after'],
    ends: ['unknown'],
  },
  'body-truncated': {
    struck: 'half of the promised bytes, then the end',
    script: ['truncated'],
    ends: ['unknown'],
  },
  'storm-reset-in-ms': {
    struck: '429 twice, X-RateLimit-Reset-Requests as epoch ms',
    script: ['429-ms', '429-ms'],
    ends: ['there'],
  },
  'storm-reset-in-s': {
    struck: '429 twice, X-RateLimit-Reset-Requests as epoch seconds',
    script: ['429-s', '429-s'],
    ends: ['there'],
  },
  'storm-retry-after': {
    struck: '429 twice, Retry-After: 1',
    script: ['429-retry-after', '429-retry-after'],
    ends: ['there'],
  },
  'storm-without-end': {
    struck: '429 as often as it is tried',
    script: ['429', '429', '429', '429', '429', '429', '429', '429'],
    ends: ['not-sent'],
  },
  'failed-then-fine': {
    struck: '500 twice, then the picture',
    script: ['500', '500'],
    ends: ['there'],
  },
  'full-then-fine': {
    struck: '503 at capacity, then the picture',
    script: ['503'],
    ends: ['there'],
  },
  'page-of-a-proxy': {
    struck: '502 with HTML that is not of Venice',
    script: ['proxy-502'],
    ends: ['unknown'],
  },
  'too-slow': {
    struck: 'the answer held back beyond the time limit',
    script: ['too-slow'],
    ends: ['unknown', 'there'],
  },
} as const satisfies Record<string, Fault & { script: readonly WireAct[] }>;

export type WireFault = keyof typeof WIRE_FAULTS;

export type WireAct =
  | 'reset-before'
  | 'reset-after'
  | 'truncated'
  | '429'
  | '429-ms'
  | '429-s'
  | '429-retry-after'
  | '500'
  | '503'
  | 'proxy-502'
  | 'too-slow';

/** Whatever was under way may have got anywhere; what came must be there all the same. */
const ANY: readonly End[] = ['there', 'unknown', 'not-sent'];

/** On the process, its disk or its database: they strike whatever is under way. */
export const SERVER_FAULTS = {
  'killed-at-random': { struck: 'SIGKILL at a random moment', ends: ANY },
  'killed-after-row': { struck: 'SIGKILL with the row written and nothing sent', ends: ANY },
  'killed-after-sending': { struck: 'SIGKILL when the request has arrived', ends: ANY },
  'killed-mid-body': { struck: 'SIGKILL with half of the answer on the wire', ends: ANY },
  'killed-after-spooling': { struck: 'SIGKILL with the answer on the disk', ends: ANY },
  'killed-mid-upload': { struck: 'SIGKILL with half of the file at the provider', ends: ANY },
  'killed-before-settled': { struck: 'SIGKILL with the asset written, the row not', ends: ANY },
  'killed-beside-another': { struck: 'SIGKILL while a second process runs', ends: ANY },
  'lease-lost': {
    struck: 'SIGSTOP for longer than the lease beside a second process, then SIGCONT',
    ends: ANY,
  },
  'lease-lost-after-spooling': {
    struck: 'the same, stopped with the answer on the disk',
    ends: ANY,
  },
  'lease-lost-mid-upload': {
    struck: 'the same, stopped before the upload opens the picture',
    ends: ANY,
  },
  'lease-lost-before-settled': {
    struck: 'the same, stopped with the asset written, the row not',
    ends: ANY,
  },
  'spool-full': {
    struck: 'ENOSPC in the spool folder for a while',
    ends: ['there'],
  },
  'storage-full': {
    struck: 'ENOSPC at the upload provider for a while',
    ends: ['there'],
  },
  'database-locked': {
    struck: 'BEGIN EXCLUSIVE for longer than the busy timeout',
    ends: ['there', 'not-sent'],
  },
} as const satisfies Record<string, Fault>;

export type ServerFault = keyof typeof SERVER_FAULTS;
/** These take a second process on the same database and spool. */
export const BESIDE_ANOTHER: ReadonlySet<ServerFault> = new Set([
  'killed-beside-another',
  'lease-lost',
  'lease-lost-after-spooling',
  'lease-lost-mid-upload',
  'lease-lost-before-settled',
]);

export type FaultName = WireFault | ServerFault;

export const FAULTS: Record<FaultName, Fault> = { ...WIRE_FAULTS, ...SERVER_FAULTS };

export const WIRE_FAULT_NAMES = Object.keys(WIRE_FAULTS) as WireFault[]; // Object.keys forgets the names
export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[]; // as above
