import { useEffect, useState } from 'react';
import type { Send } from '../../../shared/contracts/operation';

/** How long a job has taken so far, in milliseconds: what Venice said last, and what has passed since. */
export const useProgress = (progress: Send['progress']) => {
  const told = progress?.elapsedMs ?? null;
  const [heard, setHeard] = useState({ told, at: Date.now() });
  const [now, setNow] = useState(Date.now());
  useEffect(() => setHeard({ told, at: Date.now() }), [told]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const elapsedMs = heard.told === null ? null : heard.told + Math.max(0, now - heard.at);
  const averageMs = progress?.averageMs && progress.averageMs > 0 ? progress.averageMs : null;
  return { elapsedMs, averageMs };
};
