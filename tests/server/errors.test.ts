import { ERROR_CODES, ERRORS } from '../../shared/errors';

it.each(ERROR_CODES)(
  '%s never leaves as 401, which the admin would answer by sending again',
  (code) => {
    expect(ERRORS[code].http).not.toBe(401);
  }
);

it.each(ERROR_CODES)(
  '%s is not repeated by a machine where something may have been charged',
  (code) => {
    const { charge, retry } = ERRORS[code];
    expect(charge === 'none' || retry === 'never').toBe(true);
  }
);
