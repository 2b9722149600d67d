import { quantile } from '../support/median';
import { POLL_MS, type Visits } from './editor';
import { LEAK_RULE, type Samples } from './leak';

export const printSoak = (question: {
  editors: number;
  minutes: number;
  latencyMs: number;
  visits: Visits[];
  samples: Samples;
  leaked: boolean;
}): void => {
  const { editors, minutes, latencyMs, samples, leaked } = question;
  const visits = question.visits.flatMap((editor) => editor.visits);
  const faults = question.visits.flatMap((editor) => editor.faults);
  const kept = visits.filter((visit) => visit.kept).length;
  console.log(`${editors} editors, ${minutes} min, Venice takes ${latencyMs} ms and draws`);
  console.log(
    `pictures: ${visits.length} (${(visits.length / minutes).toFixed(0)} a minute), ` +
      `${kept} kept, ${visits.length - kept} discarded, ${faults.length} failed`
  );
  if (visits.length > 0) {
    const spread = (values: number[]) =>
      `p50 ${quantile({ values, at: 0.5 }).toFixed(0)} ms, p95 ${quantile({ values, at: 0.95 }).toFixed(0)} ms`;
    console.log(
      `our own part (looked at every ${POLL_MS} ms): ${spread(visits.map(({ overheadMs }) => overheadMs))}`
    );
    console.log(`waiting for a free place: ${spread(visits.map(({ waitedMs }) => waitedMs))}`);
    console.log(`keep: ${spread(visits.filter((v) => v.kept).map((v) => v.decisionMs))}`);
  }
  for (const [name, { rss, heapUsed }] of Object.entries(samples)) {
    console.log(`memory at the ${name}: RSS ${megabytes(rss)}, heap ${megabytes(heapUsed)}`);
  }
  console.log(`${leaked ? 'LEAK' : 'no leak'} (${LEAK_RULE})`);
  for (const fault of [...new Set(faults)].slice(0, FAULTS_SHOWN)) console.log(`failed: ${fault}`);
};

const FAULTS_SHOWN = 5;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
