import type { App } from './strapi';

/** As if nothing had been sent yet: what one test uses up, or has Venice complain of, would hold back the next. */
export const forgetLimits = async ({ strapi }: Pick<App, 'strapi'>): Promise<void> => {
  const { connection } = strapi.db;
  // It comes with the first request.
  if (await connection.schema.hasTable('venice_limits')) await connection('venice_limits').delete();
};
