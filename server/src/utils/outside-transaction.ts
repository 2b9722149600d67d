import type { Core } from '@strapi/strapi';
import { VeniceError } from '../venice';

/**
 * Throws VeniceError `invalid_input` within a database transaction of the caller's, as Strapi opens around lifecycle hooks and document
 * middlewares: the journal would be written with it, and be gone with it if it is rolled back, after Venice was paid.
 */
export const demandOutsideTransaction = ({ strapi }: { strapi: Core.Strapi }): void => {
  if (!strapi.db.inTransaction()) return;
  throw new VeniceError({
    code: 'invalid_input',
    message:
      'This cannot run within a database transaction: call it when the transaction has been committed (onCommit)',
  });
};
