import { ENDPOINTS, type EndpointName } from '../../server/src/venice';
import type { Endpoint } from '../../server/src/venice/endpoints/endpoint';
import type { Reply } from '../support/loopback';
import { loadDescription, type Description } from '../support/openapi';
import { failure } from '../support/venice-client';
import { DESCRIPTION_FILE, describeOfficial, loadOperations } from './described';
import { ANSWER_EXCEPTIONS } from './exceptions';
import { ANSWERS, ROWS, useRows } from './rows';

/** What the client is shown in these suites, held against Venice's published description: a wrong example would prove nothing. */
describeOfficial('what is answered, against the official description', () => {
  const { venice, send } = useRows();
  let description: Description;
  let operations: ReturnType<typeof loadOperations>;
  beforeAll(() => {
    description = loadDescription(DESCRIPTION_FILE);
    operations = loadOperations(DESCRIPTION_FILE);
  });

  it.each(ANSWERS)('$name has a true example ($what)', ({ name, endpoint, what, answer }) => {
    const request = { method: endpoint.method, path: filled(endpoint.path) };
    const verdict = description.validateResponse({ ...request, status: 200, ...asRead(answer) });
    expect(verdict).toEqual(ANSWER_EXCEPTIONS[name]?.[what]?.verdict ?? FITS);
  });

  it.each(ROWS)('$name gives every status of the description its meaning', async (row) => {
    const { method, path } = row.endpoint;
    const statuses = operations.statuses(row.endpoint).filter((status) => status !== 200);
    for (const status of statuses) {
      const { body, ...meaning } = refusalOf({ name: row.name, status });
      const response = { method, path: filled(path), status, body };
      expect({ status, ...description.validateResponse(response) }).toEqual({ status, ...FITS });
      venice().script({ status, body });
      const error = await failure(send(row, row.example.minimal));
      expect(error).toMatchObject({ status, ...meaning });
    }
  });

  it('a recording that cannot be heard is no matter of content', async () => {
    const row = ROWS.find(({ name }) => name === 'POST /audio/transcriptions') as (typeof ROWS)[0]; // it is in the table
    venice().script({ status: 422, body: { error: 'The audio has no length' } });
    expect((await failure(send(row, row.example.minimal))).code).toBe('rejected');
  });

  it('refuses what does not fit, or the rest would prove nothing', () => {
    const body = { object: 'list', data: [{ id: 'x' }] };
    const response = { method: 'GET', path: '/api_keys', status: 200, body };
    expect(description.validateResponse(response)).toMatchObject({ known: true, valid: false });
  });
});

const FITS = { known: true, valid: true, errors: [] };

const filled = (path: string): string => path.replace(/\{\w+\}/g, 'x');

const asRead = ({ headers = {}, body }: Reply) => ({
  headers: { 'content-type': 'application/json', ...headers },
  body,
});

type Refusal = { body: object; code: string; reason?: string; refunded?: boolean };

const refusalOf = ({ name, status }: { name: EndpointName; status: number }): Refusal =>
  OF_THEIR_OWN[name]?.[status] ?? {
    body: { error: 'Venice says no' },
    code: meaningOf({ endpoint: ENDPOINTS[name], status }),
  };

const meaningOf = ({ endpoint, status }: { endpoint: Endpoint; status: number }): string => {
  if (endpoint.uncertain && status >= 500) return 'no_answer';
  const looksAtContent = endpoint.chargeWhenBlocked !== null;
  if (status === 422 && !looksAtContent) return 'rejected';
  return MEANINGS[status] ?? 'unknown to this table';
};

const MEANINGS: Record<number, string> = {
  400: 'rejected',
  401: 'unauthorized',
  402: 'payment_required',
  403: 'unauthorized',
  404: 'rejected',
  409: 'rejected',
  410: 'rejected',
  413: 'rejected',
  415: 'rejected',
  422: 'content_policy',
  429: 'rate_limited',
  500: 'inference_failed',
  503: 'unavailable',
  504: 'no_answer',
};

const tooLarge: Refusal = {
  body: { code: 'PAYLOAD_TOO_LARGE', error: 'Too large' },
  code: 'rejected',
};
const blocked: Refusal = {
  body: { error: 'This violates the content policy', suggested_prompt: 'A calm sea' },
  code: 'content_policy',
};

/** Bodies that are described as more than a sentence, or mean more than their status. */
const OF_THEIR_OWN: Partial<Record<EndpointName, Record<number, Refusal>>> = {
  'POST /video/queue': {
    409: {
      body: {
        error: { code: 'needs_consent', message: 'A face needs consent' },
        consent_flow: 'seedance',
        face_media_roles: ['image'],
        consent: { consent_version: '1', policy_text: 'Only with consent' },
        docs_url: 'https://sandbox.test/consent',
      },
      code: 'rejected',
      reason: 'consent',
    },
    413: tooLarge,
    422: blocked,
  },
  'POST /video/retrieve': {
    422: {
      body: {
        error: {
          message: 'The provider refused',
          type: 'provider_content_policy',
          recommended_model: 'some-other-model',
          credits_refunded: true,
        },
      },
      code: 'content_policy',
      refunded: true,
    },
  },
  'POST /audio/transcriptions': { 413: tooLarge },
  'POST /audio/voices': { 413: tooLarge },
  'POST /audio/queue': { 422: blocked },
  'POST /audio/retrieve': { 422: blocked },
  'GET /billing/usage': {
    410: { body: { error: 'This endpoint has ended' }, code: 'rejected', reason: 'retired' },
  },
  'POST /x402/top-up': {
    400: { body: { error: 'INVALID_PAYMENT', message: 'Not signed' }, code: 'rejected' },
    402: { body: { x402Version: 2, accepts: [] }, code: 'unauthorized', reason: 'no_key' },
    500: { body: { error: 'SETTLEMENT', message: 'Try again' }, code: 'no_answer' },
  },
};
