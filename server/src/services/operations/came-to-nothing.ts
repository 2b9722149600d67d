import type { Operation } from '../../../../shared/contracts/operation';

/** Whether an operation ended without a picture and surely without a charge: then it stands in nobody's way of trying once more. */
export const cameToNothing = ({ status, sends }: Operation): boolean =>
  status === 'failed' && sends.every(({ charge }) => charge === 'none');
