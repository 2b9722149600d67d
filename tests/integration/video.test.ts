import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../shared/contracts/operation';
import { CODE } from '../../server/src/services/operations/request';
import { failure } from '../support/venice-client';
import { bootStrapi, type App } from '../support/strapi';
import { plain } from '../support/pictures';
import { until } from '../support/until';

/** A video is a job: quoted, queued, asked for until it is done, fetched, saved, and deleted at Venice. */
let app: App;
beforeAll(async () => {
  app = await bootStrapi({ venice: { jobs: JOBS } });
});
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());

/** As often as the sandbox can be asked without its clock being ours. */
export const JOBS = { pollMs: 50, slowPollMs: 50 };

const TEXT = 'kling-v3-pro-text-to-video';
const words = { model: TEXT, prompt: 'A lighthouse at dusk', duration: '5s', audio: false };

const video = () => app.service('video');
const entries = () => app.sandbox.ledger().entries.filter(({ path }) => path === '/video/queue');
const find = async (id: number) => (await app.service('journal').find(id)) as Operation; // it was just written

describe('generate', () => {
  it('saves an MP4 that plays as long as was asked for', async () => {
    app.sandbox.setOptions({ jobMs: 100 });
    const { assets, operation } = await video().generate(words);
    expect(assets[0]).toMatchObject({ mime: 'video/mp4', ext: '.mp4' });
    expect(operation.sends[0]).toMatchObject({
      state: 'stored',
      charge: 'charged',
      durationMs: 5_000,
      bytesIdentical: true,
    });
  });
});
