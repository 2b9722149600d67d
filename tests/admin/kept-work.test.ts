import type { OperationRequest } from '../../admin/src/api/operations';
import * as kept from '../../admin/src/hooks/kept-work';

const PLACE = '/articles/1 cover generate';
const ELSEWHERE = '/articles/1 gallery generate';
const request = (prompt: string): OperationRequest => ({
  kind: 'generate',
  input: { prompt, model: 'venice-sd35' },
  options: { save: false },
});
const keyOf = (prompt: string, place = PLACE) => kept.keyFor({ place, request: request(prompt) });

beforeEach(() => sessionStorage.clear());
afterEach(() => jest.restoreAllMocks());

describe('the key of a request', () => {
  it('is one that the server takes', () => {
    expect(keyOf('A harbour')).toMatch(/^[\x21-\x7e]{8,128}$/);
  });

  it('is the same for the same request, as long as nobody knows how it ended', () => {
    expect(keyOf('A harbour')).toBe(keyOf('A harbour'));
  });

  it('is another one for another request', () => {
    expect(keyOf('A harbour')).not.toBe(keyOf('A pier'));
  });

  it('is another one at another field', () => {
    expect(keyOf('A harbour')).not.toBe(keyOf('A harbour', ELSEWHERE));
  });

  it('stays while the operation runs', () => {
    const key = keyOf('A harbour');
    kept.answered({ place: PLACE, key, operationId: 7 });
    expect(keyOf('A harbour')).toBe(key);
  });

  it('is another one once the operation has ended', () => {
    const key = keyOf('A harbour');
    kept.answered({ place: PLACE, key, operationId: 7 });
    kept.ended({ place: PLACE, operationId: 7 });
    expect(keyOf('A harbour')).not.toBe(key);
  });

  it('is another one once the server has refused', () => {
    const key = keyOf('A harbour');
    kept.refused({ place: PLACE, key });
    expect(keyOf('A harbour')).not.toBe(key);
  });
});

describe('what is kept', () => {
  it('names the operation also after it has ended', () => {
    const key = keyOf('A harbour');
    kept.answered({ place: PLACE, key, operationId: 7 });
    kept.ended({ place: PLACE, operationId: 7 });
    expect(kept.recall(PLACE)).toEqual({ intent: null, operationId: 7 });
  });

  it('is not changed by a late answer to what was asked before', () => {
    const early = keyOf('A harbour');
    keyOf('A pier');
    kept.answered({ place: PLACE, key: early, operationId: 7 });
    kept.refused({ place: PLACE, key: early });
    expect(kept.recall(PLACE)).toMatchObject({
      intent: { request: request('A pier') },
      operationId: null,
    });
  });

  it('is nothing where something else wrote', () => {
    sessionStorage.setItem(`venice.work ${PLACE}`, '{');
    expect(kept.recall(PLACE)).toEqual({ intent: null, operationId: null });
  });

  it('is nothing where the browser stores nothing, and work goes on', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('Quota');
    });
    expect(keyOf('A harbour')).not.toBe('');
    expect(kept.recall(PLACE).intent).toBeNull();
  });
});
