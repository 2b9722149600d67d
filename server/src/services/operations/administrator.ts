import type { Core } from '@strapi/strapi';
import { VeniceError } from '../../venice';

type Person = {
  id: number;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
};

/** How an administrator is called in records: by name, never by address. */
export const nameOf = ({ firstname, lastname, username }: Person): string =>
  [firstname, lastname].filter(Boolean).join(' ') || (username ?? '');

/** Throws VeniceError `invalid_input` where there is none: Strapi would save the file and then fail on its creator. */
export const administrator = async ({ strapi, id }: { strapi: Core.Strapi; id: number }) => {
  const user = (await strapi.db.query('admin::user').findOne({ where: { id } })) as Person | null; // typed by the application's schemas only
  if (user) return { id: user.id, name: nameOf(user) };
  const message = `There is no administrator with the id ${id}`;
  throw new VeniceError({ code: 'invalid_input', message, issues: [{ path: 'user', message }] });
};
