import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { services } from '../../server/src/services';
import { endpointsPage, NAMED_METHODS } from './endpoints-page';

const FILE = join(__dirname, '../../docs/endpoints.md');

it('tells of every endpoint what is true of it now', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(FILE, endpointsPage());
  expect(readFileSync(FILE, 'utf8')).toBe(endpointsPage());
});

/** A Strapi of which services take what they need, and ask it nothing until a method runs. */
const strapi = {
  plugin: () => ({ service: () => ({}) }),
  config: { get: () => ({}) },
} as unknown as Core.Strapi;

it.each(NAMED_METHODS)('names a method that is there: %s', (name) => {
  const [service = '', method = ''] = name.split('.');
  const create = services[service as keyof typeof services]; // the page's type allows no other
  expect(create({ strapi })).toHaveProperty(method);
});
