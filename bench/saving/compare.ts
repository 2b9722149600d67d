import { once } from 'node:events';
import { join } from 'node:path';
import { nextMessage, startProgram, stopProgram } from '../support/child-program';
import { median } from '../support/median';
import type { Cell, CellReading } from './cell';
import type { Pictures } from './pictures';
import type { WayName } from './ways';

/** For one saved picture: time and processor divided by the pictures of a batch, pause and memory of the whole batch. */
export type Figures = { wallMs: number; cpuMs: number; pauseMs: number; extraMb: number };

export type Row = {
  picture: 'webp' | 'png';
  atATime: number;
  /** Medians over all turns. */
  ways: Record<WayName, Figures>;
  /** Each figure against the one by hand of the same turn, and of that the median. */
  ratios: Record<WayName, Figures>;
};

type Turn = Record<WayName, Figures>;

/**
 * Each way has a process of its own, so that no peak of memory is shared, and the ways take turns batch by batch, so that whatever else
 * the machine does in the meantime falls on all of them. Each round has fresh processes.
 */
export const compareWays = async (question: {
  pictures: Pictures;
  baseUrl: string;
  rounds: number;
  progress(text: string): void;
}): Promise<Row[]> => {
  const { pictures, baseUrl, rounds, progress } = question;
  const rows: Row[] = [];
  for (const { picture, atATime, turns } of PLANS) {
    const taken: Turn[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      progress(`${picture}, ${atATime} at a time: round ${round} of ${rounds}`);
      const cell = { picture: pictures[picture], small: pictures.small, atATime, baseUrl };
      taken.push(...(await takeTurns({ cell, turns })));
    }
    rows.push({ picture, atATime, ...summarise(taken) });
  }
  return rows;
};

const PLANS = [
  { picture: 'webp', atATime: 1, turns: 6 },
  { picture: 'webp', atATime: 4, turns: 3 },
  { picture: 'png', atATime: 1, turns: 3 },
  { picture: 'png', atATime: 4, turns: 1 },
] as const;

const takeTurns = async (question: { cell: Omit<Cell, 'way'>; turns: number }): Promise<Turn[]> => {
  const { cell, turns } = question;
  const [byHand, plugin, floor] = await Promise.all([
    startCell({ ...cell, way: 'byHand' }),
    startCell({ ...cell, way: 'plugin' }),
    startCell({ ...cell, way: 'floor' }),
  ]);
  try {
    const taken: Turn[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      taken.push({
        byHand: await byHand.batch(),
        plugin: await plugin.batch(),
        floor: await floor.batch(),
      });
    }
    return taken;
  } finally {
    await Promise.all([byHand, plugin, floor].map((started) => started.end()));
  }
};

const startCell = async (cell: Cell) => {
  const { child } = await startProgram<object>({
    path: join(__dirname, 'cell.js'),
    argument: cell,
    env: { NODE_ENV: 'production' },
  });
  return {
    async batch(): Promise<Figures> {
      child.send('batch');
      const reading = await nextMessage<CellReading>(child);
      return {
        wallMs: reading.wallMs / cell.atATime,
        cpuMs: reading.cpuMs / cell.atATime,
        pauseMs: reading.pauseMs,
        extraMb: reading.extraMemory / 1e6,
      };
    },
    /** It removes its folder first. */
    async end(): Promise<void> {
      if (child.exitCode === null && child.connected) {
        const gone = once(child, 'exit', { signal: AbortSignal.timeout(10_000) });
        child.send('end');
        await gone.catch(() => undefined);
      }
      await stopProgram(child);
    },
  };
};

const summarise = (turns: Turn[]): Pick<Row, 'ways' | 'ratios'> => {
  const each = (
    pick: (question: { turn: Turn; way: WayName; figure: keyof Figures }) => number
  ) => {
    const of = (way: WayName): Figures => {
      const middle = (figure: keyof Figures) =>
        median(turns.map((turn) => pick({ turn, way, figure })));
      return {
        wallMs: middle('wallMs'),
        cpuMs: middle('cpuMs'),
        pauseMs: middle('pauseMs'),
        extraMb: middle('extraMb'),
      };
    };
    return { byHand: of('byHand'), plugin: of('plugin'), floor: of('floor') };
  };
  return {
    ways: each(({ turn, way, figure }) => turn[way][figure]),
    ratios: each(({ turn, way, figure }) => turn[way][figure] / turn.byHand[figure]),
  };
};
