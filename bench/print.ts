import { cpus } from 'node:os';
import type { Figures, Row } from './saving/compare';
import { WAY_NAMES, type WayName } from './saving/ways';
import { met, NAMES, type Target } from './targets';
import type { Variants } from './variants/compare';

/** Everything as Markdown, as it stands in docs/performance.md. */
export const printRows = (rows: Row[]): void => {
  const head = ['picture', 'at a time', 'way', 'wall', 'CPU', 'longest pause', 'extra memory'];
  const lines = rows.flatMap(({ picture, atATime, ways, ratios }) =>
    WAY_NAMES.map((way) => [
      NAMES[picture],
      String(atATime),
      WAY_LABELS[way],
      ...COLUMNS.map(({ figure, unit }) => {
        const text = `${Math.round(ways[way][figure]).toLocaleString('en')} ${unit}`;
        return way === 'byHand' ? text : `${text} (${ratios[way][figure].toFixed(2)})`;
      }),
    ])
  );
  printTable({ head, lines });
};

export const printVariants = ({ latencyMs, togetherMs, oneByOneMs }: Variants): void => {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  console.log(
    `\nFour variants when each takes ${seconds(latencyMs)}: ${seconds(togetherMs)}; ` +
      `four pictures one after the other: ${seconds(oneByOneMs)}.\n`
  );
};

export const printTargets = (targets: Target[]): void => {
  const lines = targets.map((target) => [
    target.what,
    target.ratio.toFixed(2),
    `≤ ${target.limit.toFixed(2)}`,
    met(target) ? 'met' : 'NOT met',
  ]);
  printTable({ head: ['target', 'ratio', 'limit', ''], lines });
};

export const printMachine = (): void => {
  console.log(`${cpus().length} cores, Node ${process.versions.node}, ${process.platform}\n`);
};

const WAY_LABELS: Record<WayName, string> = {
  byHand: '(a) by hand',
  plugin: '(b) the plugin',
  floor: '(c) the floor',
};

const COLUMNS: { figure: keyof Figures; unit: string }[] = [
  { figure: 'wallMs', unit: 'ms' },
  { figure: 'cpuMs', unit: 'ms' },
  { figure: 'pauseMs', unit: 'ms' },
  { figure: 'extraMb', unit: 'MB' },
];

const printTable = ({ head, lines }: { head: string[]; lines: string[][] }): void => {
  const widths = head.map((title, column) =>
    Math.max(title.length, 3, ...lines.map((line) => line[column]?.length ?? 0))
  );
  const row = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  console.log(row(head));
  console.log(row(widths.map((width) => '-'.repeat(width))));
  for (const line of lines) console.log(row(line));
};
