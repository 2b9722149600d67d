import { ENDPOINTS, type EndpointName, type InputOf } from '../../server/src/venice';
import type { Endpoint } from '../../server/src/venice/endpoints/endpoint';
import { partsOf, useLoopback, type Received } from '../support/loopback';
import { useTempFolder } from '../support/temp-folder';
import { openClient } from '../support/venice-client';
import { EXAMPLES, type Example } from '../support/venice-examples';

/** An endpoint with its example. Suites run over all of them, so one that is added has to pass without a line changed. */
export type Row = { name: EndpointName; endpoint: Endpoint; example: Example<EndpointName> };

export const ROWS = (Object.keys(ENDPOINTS) as EndpointName[]).map(
  // the keys of the table are its names
  (name): Row => ({
    name,
    endpoint: ENDPOINTS[name],
    example: EXAMPLES[name] as unknown as Example<EndpointName>, // a row of some name, which each test uses as a whole
  })
);

/** A Venice that answers as it is told, and a client of it. */
export const useRows = () => {
  const venice = useLoopback();
  const folder = useTempFolder();
  const client = () => openClient({ baseUrl: venice().url, spoolDir: folder() });
  return {
    venice,
    folder,
    client,
    send: ({ name }: Row, input: unknown, timeoutMs = 5_000) =>
      client().send(name, input as InputOf<EndpointName>, { timeoutMs }), // examples, and what is wrong on purpose
    last: () => venice().received.at(-1) as Received, // each test has just sent it
  };
};

/** Every true answer of every row. */
export const ANSWERS = ROWS.flatMap((row) =>
  [row.example, ...(row.example.otherwise ?? [])].map(({ answer, data }, index) => ({
    ...row,
    row,
    what: `answer ${index + 1}`,
    answer,
    data,
  }))
);

/** The example's parameters by where they travel, read from the descriptor and not by the client. */
export const placed = ({ endpoint }: Row, input: object) => {
  const values: Record<string, unknown> = { ...input };
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
  const inHeaders = Object.keys(endpoint.headers ?? {});
  return {
    path: endpoint.path.replace(/\{(\w+)\}/g, (_all, name: string) =>
      encodeURIComponent(String(values[name]))
    ),
    headers: Object.fromEntries(
      Object.entries(endpoint.headers ?? {}).map(([name, header]) => [
        header.toLowerCase(),
        values[name],
      ])
    ),
    rest: Object.keys(values).filter((name) => ![...inPath, ...inHeaders].includes(name)),
  };
};

/** What of a request is neither path nor header: its body, or the texts of its form or its query. Names that repeat become lists. */
export const contentOf = async (received: Received): Promise<unknown> => {
  const type = String(received.headers['content-type'] ?? '').split(';')[0];
  if (type === 'application/json') return JSON.parse(received.body.toString('utf8'));
  if (type === 'multipart/form-data') {
    const parts = await partsOf(received);
    return gathered(parts.map(({ name, text, file }) => [name, file?.name ?? text]));
  }
  return gathered([...new URLSearchParams(received.query)]);
};

const gathered = (pairs: [string, string][]): Record<string, unknown> => {
  const all: Record<string, string | string[]> = {};
  for (const [name, value] of pairs) {
    const before = all[name];
    all[name] = before === undefined ? value : [before, value].flat();
  }
  return all;
};
