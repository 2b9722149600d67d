import { channel } from 'node:diagnostics_channel';

/** Between which steps a process can die with a different thing lost. */
export type Checkpoint =
  /** The journal knows of the operation; nothing has left. */
  | 'row-written'
  /** The answer is whole and on the disk; the journal does not know it. */
  | 'spooled'
  /** The journal knows of the job that Venice works on; nobody has asked for it yet. */
  | 'job-accepted'
  /** The asset is in the Media Library; the journal does not know it. */
  | 'asset-written';

/** Named here once, for the fault tests that listen. */
export const CHECKPOINTS = 'strapi-plugin-venice:checkpoint';

const checkpoints = channel(CHECKPOINTS);

/** Tells whoever listens that work has come this far. Without a listener this does nothing. */
export const checkpoint = (point: Checkpoint): void => {
  if (checkpoints.hasSubscribers) checkpoints.publish({ point });
};
