import type { AddressInfo } from 'node:net';
import { createStrapi, type Core } from '@strapi/strapi';

/** Starts the application of a folder in this process, without the admin panel. */
export const startStrapi = async ({
  folder,
  listens,
}: {
  folder: string;
  /** Without, only its services can be called. */
  listens: boolean;
}): Promise<{ strapi: Core.Strapi; origin: string }> => {
  process.env.STRAPI_TELEMETRY_DISABLED = 'true';
  const strapi = createStrapi({
    appDir: folder,
    distDir: folder,
    autoReload: false,
    serveAdminPanel: false,
  });
  await strapi.load();
  if (!listens) return { strapi, origin: '' };
  strapi.server.mount();
  const { httpServer } = strapi.server;
  const port: number = strapi.config.get('server.port', 0);
  await new Promise<void>((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = httpServer.address() as AddressInfo; // listening on TCP, so it is an AddressInfo
  return { strapi, origin: `http://127.0.0.1:${bound}` };
};
