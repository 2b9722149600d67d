import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS, UIDS, UPLOAD_CREATE } from '../../shared/plugin';
import type { Person } from './people';
import type { App } from './strapi';
import { until } from './until';

const prompt = 'make it a sunrise';
const PREVIEW = { save: false };

/** Somebody who may do everything with pictures, and sees only files of their own. */
export const author = (app: App, name = 'author'): Promise<Person> =>
  app.people.withActions({
    name,
    actions: [
      ...[ACTIONS.generate, ACTIONS.edit, ACTIONS.removeBackground, ACTIONS.upscale].map(
        (action) => ({ action })
      ),
      { action: UPLOAD_CREATE, subject: UIDS.file },
      { action: 'plugin::upload.read', subject: UIDS.file, conditions: ['admin::is-creator'] },
    ],
  });

export const editOf = (image: unknown) => ({
  kind: 'edit',
  input: { image, prompt },
  options: PREVIEW,
});

/** A picture in every place where a request may name one. The second is a good one, where there have to be two. */
export const placesFor = (question: { image: unknown; good: unknown }): Record<string, object> => {
  const { image, good } = question;
  const options = { ...PREVIEW, validate: 'off' };
  return {
    edit: editOf(image),
    'multi-edit, base': { kind: 'multi-edit', input: { images: [image, good], prompt }, options },
    'multi-edit, layer': { kind: 'multi-edit', input: { images: [good, image], prompt }, options },
    'background-remove': { kind: 'background-remove', input: { image }, options },
    upscale: { kind: 'upscale', input: { image, scale: 2 }, options },
    'style reference': {
      kind: 'generate',
      input: { prompt, style_references: [{ image }] },
      options,
    },
  };
};

/** Of a request with a file, as a browser sends it. */
export const formWith = (question: {
  data: unknown;
  bytes: Buffer;
  name?: string;
  type?: string;
}): FormData => {
  const { data, bytes, name = 'photo.png', type = 'image/png' } = question;
  const form = new FormData();
  form.set('data', JSON.stringify(data));
  form.append('files', new Blob([new Uint8Array(bytes)], { type }), name);
  return form;
};

export const endOf = ({ app, id }: { app: App; id: number }) =>
  until(async () => {
    const operation = await app.service('journal').find(id);
    return operation !== null && operation.status !== 'running' && operation;
  });

/** Every file that Strapi serves to everybody. */
export const published = ({ folder }: App): string[] =>
  readdirSync(join(folder, 'public'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.\w+$/.test(path) && !path.endsWith('.keep'))
    .sort();

/** Copies of sources that lie in the spool while they are being sent. */
export const sourcesInSpool = (app: App): string[] =>
  readdirSync(app.service('spool').folder()).filter((name) => name.startsWith('sources-'));
