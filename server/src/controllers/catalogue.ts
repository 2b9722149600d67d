import type { Core } from '@strapi/strapi';
import { listModels, listStyles } from '../../../shared/contracts/catalogue';
import { answering, parse } from '../utils/answering';
import { getService } from '../utils/get-service';

type Freshness = { fetchedAt: number; stale: boolean; sandbox: boolean };

export const catalogue = ({ strapi }: { strapi: Core.Strapi }) => {
  const freshness = ({ fetchedAt, stale, sandbox }: Freshness) => ({
    fetchedAt: new Date(fetchedAt).toISOString(),
    stale,
    sandbox,
  });

  return {
    models: answering(async (ctx) => {
      const { type, refresh } = parse({ schema: listModels.query, value: ctx.query });
      const { dated } = getService({ strapi, name: 'catalogue' });
      const models = await dated.models({ type, refresh: refresh === 'true' });
      const traits = await dated.traits({ type, refresh: refresh === 'true' });
      ctx.body = { data: { models: models.value, traits: traits.value, ...freshness(models) } };
    }),

    styles: answering(async (ctx) => {
      const { refresh } = parse({ schema: listStyles.query, value: ctx.query });
      const { dated } = getService({ strapi, name: 'catalogue' });
      const styles = await dated.styles({ refresh: refresh === 'true' });
      ctx.body = { data: { styles: styles.value, ...freshness(styles) } };
    }),
  };
};
