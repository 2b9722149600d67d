import type { Reply } from './reply';

const DAY_MS = 86_400_000;

export type Replays = ReturnType<typeof openReplays>;

/** Answers that are given again, for a day, to whoever asks the same under the same name. */
export const openReplays = ({ now }: { now: () => number }) => {
  const replays = new Map<string, Replay & { at: number }>();

  return {
    find(name: string): Replay | undefined {
      const replay = replays.get(name);
      return replay && now() - replay.at < DAY_MS ? replay : undefined;
    },
    keep({ name, ...replay }: { name: string } & Replay): void {
      replays.set(name, { ...replay, at: now() });
    },
  };
};

type Replay = {
  /** Of the request that was answered. */
  print: string;
  answer: Reply;
};
