import type { Core } from '@strapi/strapi';
import admin from './admin.json';
import { pictureId } from './library';
import type { PictureName } from './pictures';

const ARTICLE = 'api::article.article';

/** An administrator and three articles, once: whatever people do with them afterwards stays as they left it. */
export const seedDemo = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await createAdmin({ strapi });
  const done = strapi.store({ type: 'core', name: 'demo', key: 'seeded' });
  if (await done.get({})) return;
  await addFrench({ strapi });
  for (const article of await articles({ strapi })) await createArticle({ strapi, article });
  await done.set({ value: true });
};

const createAdmin = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  if (await strapi.service('admin::user').exists()) return;
  const role = await strapi.service('admin::role').getSuperAdmin();
  await strapi
    .service('admin::user')
    .create({ ...admin, isActive: true, registrationToken: null, roles: [role.id] });
};

/** A second language: the cover of an article is its own in each. */
const addFrench = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const locales = strapi.plugin('i18n').service('locales');
  if (!(await locales.findByCode('fr'))) {
    await locales.create({ code: 'fr', name: 'French (fr)' });
  }
};

const articles = async ({ strapi }: { strapi: Core.Strapi }) => {
  const picture = (name: PictureName) => pictureId({ strapi, name });
  return [
    { title: 'Untitled draft' },
    {
      title: 'A mug worth keeping',
      cover: await picture('mug'),
      cards: [{ caption: 'Stoneware, 350 ml, glazed by hand' }],
    },
    {
      title: 'Field notes from the coast',
      cover: await picture('coast'),
      gallery: [await picture('lighthouse'), await picture('dunes')],
      card: { caption: 'Next week: paper hills', picture: await picture('paper') },
      blocks: [
        {
          __component: 'article.text-block',
          body: 'Low tide at seven, and nobody on the sand but the gulls.',
        },
        { __component: 'article.picture-block' },
      ],
    },
  ];
};

const createArticle = async ({ strapi, article }: { strapi: Core.Strapi; article: Article }) => {
  const { title } = article;
  if (await strapi.documents(ARTICLE).findFirst({ filters: { title } })) return;
  await strapi.documents(ARTICLE).create({ data: article });
};

type Article = Awaited<ReturnType<typeof articles>>[number];
