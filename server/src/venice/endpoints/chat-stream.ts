/** Puts the chunks of a streamed completion together to what it would have been in one piece. */
export const joinChunks = (events: readonly unknown[]): unknown => {
  const chunks = events.map(asRecord);
  const choices = new Map<number, Json>();
  for (const choice of chunks.flatMap(({ choices: some }) => asList(some)).map(asRecord)) {
    const index = typeof choice.index === 'number' ? choice.index : 0;
    choices.set(index, joinChoice({ before: choices.get(index) ?? { index }, choice }));
  }
  const rest = chunks.map(({ choices: _choices, ...others }) => others).reduce(together, {});
  return {
    ...rest,
    object: 'chat.completion',
    choices: [...choices.values()]
      .sort((one, other) => Number(one.index) - Number(other.index))
      .map(finished),
  };
};

/** Whether every choice was brought to its end, which counts even where the mark of the end itself is missing. */
export const isWholeStream = (events: readonly unknown[]): boolean => {
  const ended = new Map<unknown, boolean>();
  for (const choice of events.flatMap((event) => asList(asRecord(event).choices)).map(asRecord)) {
    ended.set(choice.index, ended.get(choice.index) === true || isText(choice.finish_reason));
  }
  return ended.size > 0 && [...ended.values()].every(Boolean);
};

type Json = Record<string, unknown>;

/** Comes in pieces; of everything else the last word counts. */
const PIECEWISE = ['content', 'reasoning_content', 'reasoning', 'refusal'];

const joinChoice = ({ before, choice }: { before: Json; choice: Json }): Json => {
  const { delta, message, logprobs, ...rest } = choice;
  return {
    ...together(before, rest),
    message: joinMessage({ before: asRecord(before.message), delta: asRecord(delta ?? message) }),
    logprobs: joinLists(before.logprobs, logprobs),
  };
};

const joinMessage = ({ before, delta }: { before: Json; delta: Json }): Json => {
  const { tool_calls: calls, reasoning_details: details, ...rest } = delta;
  const joined = together(before, rest);
  for (const name of PIECEWISE) {
    const text = `${textOf(before[name])}${textOf(delta[name])}`;
    if (text !== '') joined[name] = text;
  }
  if (details) {
    joined.reasoning_details = joinDetails({ before: asList(before.reasoning_details), details });
  }
  if (calls) joined.tool_calls = joinCalls({ before: asList(before.tool_calls), calls });
  return joined;
};

/** A call is known by its index, or by its id where it has none; name and id come once, arguments in pieces. */
const joinCalls = ({ before, calls }: { before: unknown[]; calls: unknown }): unknown[] => {
  const known = before.map(asRecord);
  for (const call of asList(calls).map(asRecord)) {
    const index = typeof call.index === 'number' ? call.index : indexOf({ known, call });
    const at = known.findIndex((one) => one.index === index);
    const old = known[at] ?? { index };
    known[at === -1 ? known.length : at] = {
      ...together(call, old),
      index,
      function: joinFunction({ old, call }),
    };
  }
  return known;
};

/** Without an id it goes on with the last one. */
const indexOf = ({ known, call }: { known: readonly Json[]; call: Json }): number => {
  if (!isText(call.id)) return Math.max(0, known.length - 1);
  const at = known.findIndex(({ id }) => id === call.id);
  return at === -1 ? known.length : at;
};

const joinFunction = ({ old, call }: { old: Json; call: Json }): Json => {
  const [before, now] = [asRecord(old.function), asRecord(call.function)];
  return {
    ...together(now, before),
    arguments: `${textOf(before.arguments)}${textOf(now.arguments)}`,
  };
};

/** A detail of one index may come in pieces too. */
const joinDetails = ({ before, details }: { before: unknown[]; details: unknown }): unknown[] => {
  const known = before.map(asRecord);
  for (const detail of asList(details).map(asRecord)) {
    const { index, type } = detail;
    const at = known.findIndex((one) => one.index === index && one.type === type);
    const old = typeof index === 'number' ? known[at] : undefined;
    if (!old) known.push(detail);
    else known[at] = { ...together(old, detail), ...piecesOf({ old, detail }) };
  }
  return known;
};

const piecesOf = ({ old, detail }: { old: Json; detail: Json }): Json =>
  Object.fromEntries(
    ['text', 'summary', 'data']
      .filter((name) => isText(old[name]) && isText(detail[name]))
      .map((name) => [name, `${textOf(old[name])}${textOf(detail[name])}`])
  );

/** A call in one piece has no index. */
const finished = ({ message, ...choice }: Json): Json => {
  const { tool_calls: calls, ...rest } = asRecord(message);
  const whole = { role: 'assistant', content: null, ...rest };
  if (!calls) return { ...choice, message: whole };
  const ordered = asList(calls)
    .map(asRecord)
    .sort((one, other) => Number(one.index) - Number(other.index));
  return {
    ...choice,
    message: { ...whole, tool_calls: ordered.map(({ index: _index, ...call }) => call) },
  };
};

/** The later one wins, as long as it says something; what both have within is kept of both. */
const together = (before: Json, after: Json): Json => {
  const joined = { ...before };
  for (const [name, value] of Object.entries(after)) {
    if (isEmpty(value) && name in joined) continue;
    const both = isRecord(joined[name]) && isRecord(value);
    joined[name] = both ? together(asRecord(joined[name]), asRecord(value)) : value;
  }
  return joined;
};

/** Probabilities come as lists, for the words of each piece. */
const joinLists = (before: unknown, after: unknown): unknown => {
  if (!isRecord(before) || !isRecord(after)) return after ?? before ?? null;
  const lists = Object.entries(after)
    .filter(([, value]) => Array.isArray(value))
    .map(([name, value]) => [name, [...asList(before[name]), ...asList(value)]]);
  return { ...before, ...after, ...Object.fromEntries(lists) };
};

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asRecord = (value: unknown): Json => (isRecord(value) ? value : {});
