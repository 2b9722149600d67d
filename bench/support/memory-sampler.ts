import { parentPort, workerData } from 'node:worker_threads';

/** Keeps the highest memory use of the process in a number that it shares with the main thread. */
const peak = workerData as Float64Array; // as the meter started it

setInterval(() => {
  peak[0] = Math.max(peak[0] ?? 0, process.memoryUsage.rss());
}, 4);

parentPort?.postMessage('started');
