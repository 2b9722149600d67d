import { createServer } from 'node:net';

/** Says which port is taken before anybody has waited for a build. */
export const claimPorts = async (wanted) => {
  for (const { host, port, name, what } of wanted) {
    const fault = await faultOf({ host, port });
    if (fault === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} for ${what} is in use. Stop what runs there, or choose another one: ${name}=${port + 1} npm run demo`
      );
    }
    if (fault) throw new Error(`Port ${port} for ${what} cannot be used on ${host} (${fault}).`);
  }
  const [first, second] = wanted;
  if (second && first.port === second.port) {
    throw new Error(
      `${first.name} and ${second.name} are both ${first.port}: they have to differ.`
    );
  }
};

const faultOf = ({ host, port }) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code ?? error.message));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)));
  });
