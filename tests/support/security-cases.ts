import type { ContractName } from '../../shared/contracts';
import { UIDS } from '../../shared/plugin';
import type { Role } from './security-roles';
import type { App } from './strapi';
import { until } from './until';

/** What somebody has, for the routes that ask for something of theirs. */
export type Belongings = {
  operation: number;
  /** One for each route that uses one up: looked at, kept, discarded. */
  sends: [number, number, number];
  /** Sent, and never answered: one to send again, one to give up. */
  unknown: [number, number];
  ownAsset: number;
  foreignAsset: number;
};

export type Request = { query?: string; params?: string; body?: object };

const prompt = 'A lighthouse at dusk';
/** Enough for an edit, and drawn at once. */
const SMALL = { prompt, width: 256, height: 256 };
const PREVIEW = { save: false };

const generate = () => ({ body: { kind: 'generate', input: SMALL, options: PREVIEW } });
const edit = (image: number) => ({
  body: { kind: 'edit', input: { image, prompt }, options: PREVIEW },
});
const FILM = { model: 'ovi-image-to-video', prompt, duration: '5s' };
const animate = (image: number) => ({
  body: { kind: 'video', input: { ...FILM, image }, options: PREVIEW },
});
const id = (number: number) => ({ params: String(number) });
const caption = (asset: number) => ({ ...id(asset), body: { caption: 'Boats', overwrite: true } });

/** What is asked of each route, by a few words. `Record`: a contract without a case does not compile. */
export const CASES: Record<ContractName, Record<string, (own: Belongings) => Request>> = {
  createOperation: {
    generate,
    'edit own': ({ ownAsset }) => edit(ownAsset),
    'edit foreign': ({ foreignAsset }) => edit(foreignAsset),
    'animate own': ({ ownAsset }) => animate(ownAsset),
    speech: () => ({ body: { kind: 'speech', input: { input: prompt }, options: PREVIEW } }),
  },
  quoteOperation: {
    video: () => ({ body: { kind: 'video', input: FILM } }),
  },
  getOperation: { own: ({ operation }) => id(operation) },
  cancelOperation: { own: ({ operation }) => id(operation) },
  previewSend: { own: ({ sends }) => id(sends[0]) },
  keepSend: { own: ({ sends }) => id(sends[1]) },
  discardSend: { own: ({ sends }) => id(sends[2]) },
  resendSend: { own: ({ unknown }) => id(unknown[0]) },
  giveUpSend: { own: ({ unknown }) => id(unknown[1]) },
  listWaiting: { '': () => ({}) },
  listModels: { '': () => ({ query: '?type=image' }) },
  listStyles: { '': () => ({}) },
  describeImage: {
    own: ({ ownAsset }) => ({ body: { image: ownAsset } }),
    foreign: ({ foreignAsset }) => ({ body: { image: foreignAsset } }),
  },
  saveDescription: {
    own: ({ ownAsset }) => caption(ownAsset),
    foreign: ({ foreignAsset }) => caption(foreignAsset),
  },
  getRecord: {
    own: ({ ownAsset }) => id(ownAsset),
    foreign: ({ foreignAsset }) => id(foreignAsset),
  },
  getSettings: { '': () => ({}) },
  updateSettings: { '': () => ({ body: { format: 'png' } }) },
  testSettings: { '': () => ({ body: {} }) },
  getStatus: { '': () => ({}) },
};

/** Made by the service and then given to this person, so that what they may not start themselves can be theirs all the same. */
export const belongingsOf = async (question: {
  app: App;
  role: Pick<Role, 'actor' | 'adminId'>;
  foreignAsset: number;
}): Promise<Belongings> => {
  const { app, role, foreignAsset } = question;
  const images = app.service('images');
  const { operation } = await images.generate({ ...SMALL, variants: 3 }, { save: false });
  const { assets } = await images.generate({ ...SMALL, format: 'png' }, { user: role.adminId });
  const lost = await withoutAnswer(app);
  const data = { actor: role.actor, origin: originOf(role.actor) };
  for (const where of [{ id: operation.id }, { id: lost.operation }]) {
    await app.strapi.db.query(UIDS.operation).update({ where, data });
  }
  const [first, second, third] = operation.sends.map((send) => send.id);
  return {
    operation: operation.id,
    sends: [first ?? 0, second ?? 0, third ?? 0],
    unknown: lost.sends,
    ownAsset: assets[0]?.id ?? 0,
    foreignAsset,
  };
};

/** Two pictures that were asked for, and nobody knows what became of them. */
const withoutAnswer = async (app: App): Promise<{ operation: number; sends: [number, number] }> => {
  // What is still on its way would meet the fault in their place.
  const onTheirWay = { where: { state: { $in: ['queued', 'sending'] } } };
  await until(async () => (await app.strapi.db.query(UIDS.send).count(onTheirWay)) === 0);
  app.sandbox.injectFault({ path: '/image/generate', reset: 'after', times: 2 });
  const images = app.service('images');
  await images.generate({ ...SMALL, variants: 2 }, { save: false }).catch(() => undefined);
  const [first, second] = await app.strapi.db.query(UIDS.send).findMany({
    where: { state: 'unknown', operation: { origin: 'code' } },
    orderBy: { id: 'desc' },
    limit: 2,
    populate: { operation: true },
  });
  return { operation: first.operation.id, sends: [second.id, first.id] };
};

const originOf = (actor: string | null): string => {
  if (actor === null) return 'code';
  return actor.startsWith('admin:') ? 'admin' : 'content-api';
};
