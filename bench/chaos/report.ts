import { FAULT_NAMES, FAULTS, SERVER_FAULTS, type End, type FaultName } from './faults';
import type { Result } from './run';

/** What a run came to, as lines of text, and whether every promise held. */
export const reportOf = (result: Result): { lines: string[]; holds: boolean } => {
  const { comparison, contents, operations, charged, leftovers, boots } = result;
  const { judged, chargedTwice, storedTwice, lost, others } = comparison;
  const count = (state: string) => contents.sends.filter((send) => send.state === state).length;
  const broken = judged.filter(({ problems }) => problems.length > 0);
  const problems = [
    ...broken.map(
      ({ send, problems: against, facts }) =>
        `send ${send.id} of ${send.tag} (${send.state}, charge ${send.charge}; ${facts.faults.join(', ')}): ${against.join('; ')}`
    ),
    ...chargedTwice.map((text) => `charged twice: ${text}`),
    ...storedTwice.map((text) => `stored twice: ${text}`),
    ...others,
    ...result.problems,
    ...missed(result),
  ];
  const rows = FAULT_NAMES.map((name) => rowOf({ name, result }));
  const lines = [
    ...table([['fault', 'struck', 'sends', 'there', 'unknown', 'not sent', 'held'], ...rows]),
    '',
    `operations                           ${operations}`,
    `sends                                ${contents.sends.length}`,
    `starts of the server                 ${boots}`,
    `charged                              ${charged}`,
    `stored                               ${count('stored')}`,
    `previews waiting to be kept          ${count('received')}`,
    `discarded by a person                ${count('discarded')}`,
    `failed or cancelled, free            ${count('failed') + count('cancelled')}`,
    `unknown, waiting for a person        ${count('unknown')}`,
    `lost                                 ${lost.length}`,
    `charged twice without a person's word ${chargedTwice.length}`,
    `stored twice                         ${storedTwice.length}`,
    `stray files in the Media Library     ${others.filter((text) => text.startsWith('file ')).length}`,
    `left in the spool by kills           ${leftoversOf(leftovers)}`,
    ...(problems.length > 0 ? ['', ...problems.slice(0, PROBLEMS_MAX)] : []),
    ...(problems.length > PROBLEMS_MAX ? [`… and ${problems.length - PROBLEMS_MAX} more`] : []),
  ];
  return { lines, holds: problems.length === 0 && lost.length === 0 };
};

/** What the plugin removes after a day. */
const leftoversOf = (names: string[]): string => {
  const halves = names.filter((name) => name.endsWith('.part')).length;
  const sources = names.filter((name) => name.startsWith('sources-')).length;
  const others = names.length - halves - sources;
  return `${halves} halves, ${others} whole files of settled sends, ${sources} folders of sources`;
};

const PROBLEMS_MAX = 40;

const rowOf = ({ name, result }: { name: FaultName; result: Result }): string[] => {
  const { comparison, strikes } = result;
  const hit = comparison.judged.filter(({ facts }) => facts.faults.includes(name));
  const ended = (end: End) => String(hit.filter((one) => one.end === end).length);
  const times =
    name in SERVER_FAULTS ? strikes.filter((one) => one.fault === name && one.struck) : hit;
  const broken = hit.filter(({ problems }) => problems.length > 0).length;
  const held = broken > 0 ? `NO: ${broken}` : times.length === 0 ? 'never struck' : 'yes';
  return [
    `${name}: ${FAULTS[name].struck}`,
    String(times.length),
    String(hit.length),
    ...(['there', 'unknown', 'not-sent'] as const).map(ended),
    held,
  ];
};

/** A fault that never struck proves nothing. */
const missed = ({ comparison, strikes }: Result): string[] =>
  FAULT_NAMES.filter((name) =>
    name in SERVER_FAULTS
      ? !strikes.some(({ fault, struck }) => fault === name && struck)
      : !comparison.judged.some(({ facts }) => facts.faults.includes(name))
  ).map((name) => `${name} never struck`);

const table = (rows: string[][]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length))
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
      )
      .join('  ')
  );
};
