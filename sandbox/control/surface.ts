import type { IncomingMessage } from 'node:http';

import { parse } from '../body';
import { check } from '../check';
import { faultSchema } from '../faults';
import { switches } from '../options';
import { refuse } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import type { Sandbox } from '../sandbox';

const ROOT = '/__sandbox/';

export const isControl = (path: string): boolean => path.startsWith(ROOT);

/** What Venice does not have: looking into the sandbox and turning its knobs. */
export const control = async ({ sandbox, request, raw, url }: ControlInput): Promise<Reply> => {
  const action = `${request.method} ${url.pathname.slice(ROOT.length)}`;
  const fields = async () => (await parse({ request, raw, kind: 'json' })).fields;

  switch (action) {
    case 'GET ledger':
      return jsonReply({ json: sandbox.ledger.page() });
    case 'GET faults':
      return jsonReply({ json: { faults: sandbox.faults.waiting() } });
    case 'POST faults':
      sandbox.faults.add(check({ schema: faultSchema, fields: await fields() }));
      return jsonReply({ json: { faults: sandbox.faults.waiting() } });
    case 'GET options':
      return jsonReply({ json: sandbox.options });
    case 'POST options':
      sandbox.options = {
        ...sandbox.options,
        ...check({ schema: switches.partial(), fields: await fields() }),
      };
      return jsonReply({ json: sandbox.options });
    case 'POST reset':
      sandbox.reset();
      return jsonReply({ json: sandbox.ledger.page() });
    default:
      throw refuse({ status: 404, error: `The sandbox has no control ${action}` });
  }
};

type ControlInput = {
  sandbox: Sandbox;
  request: IncomingMessage;
  raw: Buffer | 'too-large';
  url: URL;
};
