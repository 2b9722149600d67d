import * as lasting from '../../admin/src/hooks/lasting-work';

const PLACE = '/articles/1 cover animate';

beforeEach(() => localStorage.clear());
afterEach(() => jest.restoreAllMocks());

describe('work that outlives its tab', () => {
  it('is known again by its place', () => {
    lasting.remember({ place: PLACE, operationId: 7 });
    expect(lasting.recall(PLACE)).toBe(7);
    expect(lasting.recall('/articles/2 cover animate')).toBeNull();
  });

  it('is known no more once it was forgotten', () => {
    lasting.remember({ place: PLACE, operationId: 7 });
    lasting.forget(PLACE);
    expect(lasting.recall(PLACE)).toBeNull();
  });

  it('is not invented from what somebody else has written there', () => {
    localStorage.setItem(`venice.job ${PLACE}`, '{"id":7}');
    expect(lasting.recall(PLACE)).toBeNull();
  });

  it('is simply not known where the browser refuses to store anything', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });
    lasting.remember({ place: PLACE, operationId: 7 });
    expect(lasting.recall(PLACE)).toBeNull();
  });
});
