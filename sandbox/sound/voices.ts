import { randomBytes } from 'node:crypto';

const WEEK_MS = 7 * 86_400_000;

export type Voices = ReturnType<typeof openVoices>;

/** Cloned voices: a handle belongs to one model and lives for a week. */
export const openVoices = ({ now }: { now: () => number }) => {
  const voices = new Map<string, { model: string; madeAt: number }>();

  return {
    add(model: string): string {
      const id = `vv_${randomBytes(10).toString('hex')}`;
      voices.set(id, { model, madeAt: now() });
      return id;
    },
    has({ id, model }: { id: string; model: string }): boolean {
      const voice = voices.get(id);
      return voice?.model === model && now() - voice.madeAt < WEEK_MS;
    },
  };
};
