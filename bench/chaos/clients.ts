import { setTimeout as wait } from 'node:timers/promises';
import { dataOf, type People, type Person, type Reply } from './people';
import { requestOf, type Plan } from './plan';

/** As it is polled; no more of it than clients look at. */
export type OperationView = {
  id: number;
  status: 'running' | 'done' | 'partial' | 'failed' | 'waiting';
  sends: { id: number; state: string; assetId: number | null }[];
};

/** What a client did, and was told. */
export type Deed = {
  plan: Plan;
  /** Ids that its requests were answered with. */
  operations: Set<number>;
  kept: Map<number, number>;
  discarded: Set<number>;
  begunAt: number;
  /** Null while its client waits. */
  endedAt: number | null;
};

const PATIENCE_MS = 90_000;
const POLL_MS = 120;

/** One person: asks, follows what they asked for, and deals with previews. Servers that die meanwhile are asked again. */
export const createClients = ({
  people,
  source,
  deeds,
}: {
  people: People;
  source: number;
  /** Where what they do is written down. */
  deeds: Deed[];
}) => {
  return async (plan: Plan): Promise<void> => {
    const person = plan.caller === 'token' ? people.token : people.admin;
    const base = plan.caller === 'token' ? '/api/venice' : '/venice';
    const deed: Deed = {
      ...{ plan, operations: new Set<number>(), kept: new Map(), discarded: new Set<number>() },
      ...{ begunAt: Date.now(), endedAt: null },
    };
    deeds.push(deed);
    const question = {
      ...{ method: 'POST' as const, path: `${base}/operations` },
      body: requestOf({ plan, source }),
    };
    const times = plan.doubled ? [1, 2] : [1];
    const asked = await Promise.all(
      times.map(() => insist({ person, question, isAnswer: ({ status }) => status === 202 }))
    );
    for (const { body } of asked) deed.operations.add(dataOf<OperationView>(body).id);
    const [id] = deed.operations;
    const path = `${base}/operations/${id}`;
    const operation = await over({ person, path });
    if (!plan.saves) await dealWith({ person, base, deed, operation });
    deed.endedAt = Date.now();
  };
};

/** Looks until nothing of it runs. */
const over = async ({ person, path }: { person: Person; path: string }): Promise<OperationView> => {
  const isAnswer = ({ status, body }: Reply) =>
    status === 200 && dataOf<OperationView>(body).status !== 'running';
  const { body } = await insist({ person, question: { method: 'GET', path }, isAnswer });
  return dataOf<OperationView>(body);
};

const dealWith = async ({
  person,
  base,
  deed,
  operation,
}: {
  person: Person;
  base: string;
  deed: Deed;
  operation: OperationView;
}): Promise<void> => {
  const { afterwards } = deed.plan;
  if (afterwards === 'leave') return;
  for (const { id } of operation.sends.filter(({ state }) => state === 'received')) {
    const question = { method: 'POST' as const, path: `${base}/sends/${id}/${afterwards}` };
    const { body } = await insist({
      ...{ person, question: { ...question, body: {} } },
      isAnswer: ({ status }) => status === 200,
    });
    if (afterwards === 'keep') deed.kept.set(id, dataOf<{ id: number }>(body).id);
    else deed.discarded.add(id);
  }
};

/** Asks until there is the answer. A refusal that no second try can change ends it. */
const insist = async ({
  person,
  question,
  isAnswer,
}: {
  person: Person;
  question: Parameters<Person['ask']>[0];
  isAnswer(reply: Reply): boolean;
}): Promise<Reply> => {
  const until = Date.now() + PATIENCE_MS;
  let last = 'no answer';
  while (Date.now() < until) {
    try {
      const reply = await person.ask(question);
      if (isAnswer(reply)) return reply;
      last = `${reply.status} ${JSON.stringify(reply.body).slice(0, 300)}`;
      if (reply.status >= 400 && reply.status < 500) break;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await wait(POLL_MS);
  }
  throw new Error(`${question.method} ${question.path}: ${last}`);
};
