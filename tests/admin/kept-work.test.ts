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

describe('a request with another price than before', () => {
  const video = (acceptUsd: number): OperationRequest => ({
    kind: 'video',
    input: { prompt: 'Leaves stir', model: 'wan', image: 3 },
    options: { save: false, acceptUsd },
  });

  it('is what was asked for before, as long as nobody knows how that ended', () => {
    kept.keyFor({ place: PLACE, request: video(0.42) });
    expect(kept.asBefore({ place: PLACE, request: video(0.5) })).toEqual(video(0.42));
  });

  it('is another one where anything else differs too', () => {
    kept.keyFor({ place: PLACE, request: video(0.42) });
    const other = { ...video(0.5), input: { prompt: 'Rain falls' } } as OperationRequest; // still a video
    expect(kept.asBefore({ place: PLACE, request: other })).toBe(other);
  });

  it('is itself once the server has said that nothing was begun', () => {
    const key = kept.keyFor({ place: PLACE, request: video(0.42) });
    kept.refused({ place: PLACE, key });
    expect(kept.asBefore({ place: PLACE, request: video(0.5) })).toEqual(video(0.5));
  });
});
