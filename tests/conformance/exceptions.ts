import type { EndpointName } from '../../server/src/venice';
import type { Endpoint } from '../../server/src/venice/endpoints/endpoint';
import type { Verdict } from '../support/openapi';

/** Fields that only one of both has, and fields that only one of both insists on. A header goes by its name in lower case. */
export type Differences = {
  onlyTheirs: string[];
  onlyOurs: string[];
  theyNeed: string[];
  weNeed: string[];
};

export const AGREES: Differences = { onlyTheirs: [], onlyOurs: [], theyNeed: [], weNeed: [] };

type FieldException = Partial<Differences> & { why: string };

const typeWanted: FieldException = {
  weNeed: ['type'],
  why: 'without one Venice answers for language models, which nobody expects',
};

/** Where the client's parameters and Venice's description part. Whatever else differs is a mistake. */
export const FIELD_EXCEPTIONS: Partial<Record<EndpointName, FieldException>> = {
  'POST /image/generate': {
    onlyOurs: ['variants_mode'],
    why: 'chooses between one request and several, and is never sent',
  },
  'POST /image/edit': {
    onlyOurs: ['quality'],
    why: 'is refused with the endpoint that takes it, and is never sent',
  },
  'POST /video/queue': {
    theyNeed: ['duration', 'prompt'],
    why: 'models that only sharpen take no prompt, and those that list Auto alone take no duration',
  },
  'POST /audio/speech': {
    weNeed: ['model'],
    why: 'the default of the description is said never to be applied',
  },
  'POST /audio/transcriptions': {
    weNeed: ['file', 'model'],
    why: 'there is nothing to hear without a file, and the default model is said never to be applied',
  },
  'POST /audio/voices': { weNeed: ['file'], why: 'a voice is made from a sample' },
  'POST /augment/text-parser': {
    onlyOurs: ['filename'],
    why: 'names the part of the form: an office file is told by its extension alone',
  },
  'GET /models': typeWanted,
  'GET /models/traits': typeWanted,
  'GET /models/compatibility_mapping': typeWanted,
  'DELETE /api_keys': {
    weNeed: ['id'],
    why: 'nothing says what would be deleted without one',
  },
  'GET /billing/usage-history': {
    onlyOurs: ['accept'],
    why: 'the description offers CSV and leaves unsaid that this header asks for it',
  },
  'POST /crypto/rpc/{network}': {
    onlyTheirs: ['id', 'jsonrpc', 'method', 'params'],
    why: 'they are the fields of a call, which is the body by itself or one of a list',
  },
  'POST /x402/top-up': {
    weNeed: ['payment-signature'],
    why: 'without one the answer is an error in any case',
  },
};

const quoted = { access: 'public', why: 'a price is said to be told to anybody' } as const;
const signed = { access: 'wallet', why: 'the wallet signs in the body or in a header' } as const;

/** Who may ask, where the description is silent or says otherwise. */
export const ACCESS_EXCEPTIONS: Partial<
  Record<EndpointName, { access: Endpoint['access']; why: string }>
> = {
  'POST /video/quote': quoted,
  'POST /audio/quote': quoted,
  'POST /api_keys/generate_web3_key': signed,
  'POST /x402/top-up': signed,
};

type AnswerException = { verdict: Verdict; why: string };

const stream = (name: EndpointName): AnswerException => ({
  verdict: {
    known: true,
    valid: false,
    errors: [`text/event-stream is not a content type of 200 ${name}`],
  },
  why: 'streams are described in prose only',
});

/** True answers that the description does not list, by what the test calls them. */
export const ANSWER_EXCEPTIONS: Partial<Record<EndpointName, Record<string, AnswerException>>> = {
  'POST /chat/completions': { 'answer 2': stream('POST /chat/completions') },
  'POST /responses': { 'answer 2': stream('POST /responses') },
  'GET /billing/usage': {
    'answer 1': {
      verdict: {
        known: false,
        valid: true,
        errors: ['the description says nothing about status 200 of GET /billing/usage'],
      },
      why: 'it has ended: the only answer that is described is a 410',
    },
  },
};
