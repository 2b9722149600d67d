/**
 * A Strapi of its own process. Its parent sends functions as text, which run here with `strapi` and one argument, and get back what
 * they resolve to.
 */
const { createStrapi } = require('@strapi/strapi');

const main = async (folder) => {
  const app = createStrapi({
    appDir: folder,
    distDir: folder,
    autoReload: false,
    serveAdminPanel: false,
  });
  await app.load();
  app.server.mount();
  await new Promise((resolve) => app.server.httpServer.listen(0, '127.0.0.1', resolve));
  process.on('message', async ({ id, source, argument }) => {
    try {
      // Our own tests are the only ones who can send this.
      const work = new Function(`return (${source})`)();
      process.send({ id, result: (await work(app, argument)) ?? null });
    } catch (error) {
      const { message, code = null, charge = null } = error;
      process.send({ id, error: { message, code, charge } });
    }
  });
  process.on('disconnect', () => process.exit(0));
  process.on('SIGTERM', () => app.destroy().then(() => process.exit(0)));
  process.send({ ready: app.server.httpServer.address().port });
};

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exit(1);
});
