import { routes } from '../../sandbox/routes';
import type { VeniceServices } from '../../server/src/services';
import { ENDPOINTS, type EndpointName } from '../../server/src/venice';
import type { Endpoint } from '../../server/src/venice/endpoints/endpoint';
import { ACTIONS, type Action } from '../../shared/plugin';
import { EXAMPLES } from '../support/venice-examples';

/** A method of a service that applications may use, as `video.generate`. */
type Method = {
  [S in keyof VeniceServices & string]: `${S}.${keyof VeniceServices[S] & string}`;
}[keyof VeniceServices & string];

/** What the table of endpoints does not say of itself. */
type Facts = {
  /** Who asks for it. Whatever nobody asks for is there for `client.send`. */
  services: Method[];
  /** What of it ends up in the Media Library. */
  saves: 'image' | 'video' | 'audio' | 'text' | null;
  /** Which right lets a request over HTTP lead to it; `catalogue`: those that may read what Venice offers. Null: only code. */
  right: Action | 'catalogue' | null;
};

const codeOnly: Facts = { services: [], saves: null, right: null };
const picture = (services: Method[], right: Action): Facts => ({ services, saves: 'image', right });
const catalogue = (method: Method): Facts => ({
  services: [method],
  saves: null,
  right: 'catalogue',
});
const animates: Facts = {
  services: ['video.generate'],
  saves: null,
  right: ACTIONS.animate,
};
const composes: Facts = { services: ['audio.compose'], saves: null, right: ACTIONS.audio };

/** The compiler asks for the row of a new endpoint. */
const FACTS: Record<EndpointName, Facts> = {
  'POST /image/generate': picture(['images.generate'], ACTIONS.generate),
  'POST /images/generations': picture(['images.generations'], ACTIONS.generate),
  'GET /image/styles': catalogue('catalogue.styles'),
  'POST /image/edit': picture(['images.edit'], ACTIONS.edit),
  'POST /image/multi-edit': picture(['images.multiEdit', 'images.edit'], ACTIONS.edit),
  'POST /image/background-remove': picture(['images.removeBackground'], ACTIONS.removeBackground),
  'POST /image/upscale': picture(['images.upscale'], ACTIONS.upscale),
  'POST /video/quote': { ...animates, services: ['video.quote', 'video.generate'] },
  'POST /video/queue': animates,
  'POST /video/retrieve': { ...animates, saves: 'video' },
  'POST /video/complete': animates,
  'POST /video/transcriptions': codeOnly,
  'POST /audio/speech': { services: ['audio.speech'], saves: 'audio', right: ACTIONS.audio },
  'POST /audio/transcriptions': {
    services: ['audio.transcribe'],
    saves: 'text',
    right: ACTIONS.audio,
  },
  'POST /audio/voices': { ...codeOnly, services: ['audio.cloneVoice'] },
  'POST /audio/quote': { ...composes, services: ['audio.quote', 'audio.compose'] },
  'POST /audio/queue': composes,
  'POST /audio/retrieve': { ...composes, saves: 'audio' },
  'POST /audio/complete': composes,
  'POST /chat/completions': {
    services: ['text.describe', 'text.chat', 'text.stream'],
    saves: 'text',
    right: ACTIONS.describe,
  },
  'POST /responses': { ...codeOnly, services: ['text.respond'] },
  'POST /embeddings': { ...codeOnly, services: ['text.embed'] },
  'POST /augment/text-parser': codeOnly,
  'POST /augment/scrape': codeOnly,
  'POST /augment/search': codeOnly,
  'GET /characters': codeOnly,
  'GET /characters/{slug}': codeOnly,
  'GET /characters/{slug}/reviews': codeOnly,
  'GET /models': catalogue('catalogue.models'),
  'GET /models/traits': catalogue('catalogue.traits'),
  'GET /models/compatibility_mapping': codeOnly,
  'GET /api_keys/rate_limits': {
    services: ['account.rateLimits', 'account.balance'],
    saves: null,
    right: ACTIONS.settingsRead,
  },
  'GET /api_keys/rate_limits/log': codeOnly,
  'GET /api_keys': codeOnly,
  'POST /api_keys': codeOnly,
  'PATCH /api_keys': codeOnly,
  'DELETE /api_keys': codeOnly,
  'GET /api_keys/{id}': codeOnly,
  'GET /api_keys/generate_web3_key': codeOnly,
  'POST /api_keys/generate_web3_key': codeOnly,
  'GET /billing/balance': { ...codeOnly, services: ['account.balance'] },
  'GET /billing/usage': codeOnly,
  'GET /billing/usage-analytics': codeOnly,
  'GET /billing/usage-history': { ...codeOnly, services: ['account.usage'] },
  'GET /crypto/rpc/networks': codeOnly,
  'POST /crypto/rpc/{network}': codeOnly,
  'POST /x402/top-up': codeOnly,
  'GET /x402/balance/{walletAddress}': codeOnly,
  'GET /x402/transactions/{walletAddress}': codeOnly,
};

/** Every method that the page names, for whoever wants to know that it is there. */
export const NAMED_METHODS = [...new Set(Object.values(FACTS).flatMap(({ services }) => services))];

/** The whole of docs/endpoints.md. */
export const endpointsPage = (): string => `${BEFORE}\n\n${table()}\n\n${AFTER}\n\n${retired()}\n`;

const NAMES = Object.keys(ENDPOINTS) as EndpointName[]; // the keys of the table are its names

const HEAD = ['operation', 'service', 'saves', 'over HTTP', 'key', 'costs', 'tried against'];

const table = (): string => {
  const rows = NAMES.map(cells);
  const widths = HEAD.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length))
  );
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [HEAD, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
};

const cells = (name: EndpointName): string[] => {
  const endpoint: Endpoint = ENDPOINTS[name];
  const { services, saves, right } = FACTS[name];
  return [
    `\`${name}\`${endpoint.retired ? ' (retired)' : ''}`,
    services.map((method) => `\`${method}\``).join(', ') || '`client.send`',
    saves ?? 'nothing',
    rightOf(right),
    KEYS[endpoint.access],
    endpoint.billed ? 'yes' : 'no',
    triedAgainst(name),
  ];
};

const rightOf = (right: Facts['right']): string => {
  if (right === null) return 'code only';
  return right === 'catalogue' ? 'who may read the catalogue' : `\`${right}\``;
};

const KEYS: Record<Endpoint['access'], string> = {
  public: 'none',
  key: 'any',
  admin: 'ADMIN',
  wallet: 'wallet',
};

const triedAgainst = (name: EndpointName): string =>
  [
    ...(name in EXAMPLES ? ['conformance examples'] : []),
    ...(routes.some(({ method, path }) => `${method} ${path}` === name) ? ['sandbox'] : []),
  ].join(', ');

const retired = (): string =>
  NAMES.flatMap((name) => {
    const { retired: why }: Endpoint = ENDPOINTS[name];
    return why ? [`- \`${name}\`: ${why}.`] : [];
  }).join('\n');

const BEFORE = `# Every operation of Venice's API

Made from the client's table of endpoints by \`tests/project/endpoints-page.ts\`; do not edit it by hand. A test fails when it is out of date, and
\`UPDATE_DOCS=1 npx jest --selectProjects unit tests/project/endpoints-doc\` writes it anew.

- **service**: what asks for it, of the services for code ([developers.md](developers.md)). The client offers every one of them as
  \`strapi.plugin('venice').service('client').send(operation, input)\`, without a journal and without saving anything.
- **saves**: what of it ends up in the Media Library. A text is a transcript as a file, or the alternative text and the caption of an asset.
- **over HTTP**: the right that lets a request to this plugin lead to it. The catalogue may be read by whoever may run an operation or read the
  settings.
- **key**: what Venice asks for. None: it answers anybody, and a key is sent where there is one. Any: an INFERENCE key will do. ADMIN: such a key
  alone. Wallet: the signature of a wallet, which the caller provides; no key is sent.
- **costs**: whether a success is charged. What is charged is never sent again by a machine after a lost answer.
- **tried against**: what the tests ask. Nothing on this page has been tried against the live service.`;

const AFTER = `## Retired

Venice has switched these off. They are sent all the same, and fail with \`rejected\` and the reason \`retired\`.`;
