import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';

/** What one piece of work took, in milliseconds and megabytes. */
export type Reading = { wallMs: number; cpuMs: number; pauseMs: number };

/**
 * Measures the process it runs in. The processor's time counts all threads; the longest pause is that of the main thread; memory is
 * looked at by a thread of its own, because the main one cannot look while it is busy.
 */
export const createMeter = async () => {
  const peak = new Float64Array(new SharedArrayBuffer(8));
  const sampler = new Worker(join(__dirname, 'memory-sampler.js'), { workerData: peak });
  await new Promise((started) => sampler.once('message', started));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();

  return {
    /** Takes the memory in use now as what is there anyway. */
    baseline(): number {
      global.gc?.();
      const now = process.memoryUsage.rss();
      peak[0] = now;
      return now;
    },

    /** The most memory that was in use since the baseline. */
    peak: (): number => peak[0] ?? 0,

    async measure(work: () => Promise<void>): Promise<Reading> {
      // What was measured until now belongs to somebody else.
      await new Promise((turn) => setTimeout(turn, SETTLE_MS));
      delay.reset();
      const cpu = process.cpuUsage();
      const start = performance.now();
      await work();
      const wallMs = performance.now() - start;
      const { user, system } = process.cpuUsage(cpu);
      // The pause that the work ends in is only seen by the next beat.
      await new Promise((turn) => setTimeout(turn, SETTLE_MS));
      return { wallMs, cpuMs: (user + system) / 1000, pauseMs: delay.max / 1e6 };
    },

    close: (): Promise<number> => sampler.terminate(),
  };
};

const SETTLE_MS = 50;
