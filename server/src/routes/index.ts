import { CONTRACTS, type ContractName } from '../../../shared/contracts';
import type { Contract } from '../../../shared/contracts/contract';
import { PLUGIN_ID } from '../../../shared/plugin';

/** Which controller action answers which contract. */
const HANDLERS: Record<ContractName, string> = {
  createOperation: 'operations.create',
  quoteOperation: 'operations.quote',
  getOperation: 'operations.find',
  cancelOperation: 'operations.cancel',
  previewSend: 'sends.preview',
  keepSend: 'sends.keep',
  discardSend: 'sends.discard',
  resendSend: 'sends.resend',
  giveUpSend: 'sends.giveUp',
  listWaiting: 'waiting.find',
  listModels: 'catalogue.models',
  listStyles: 'catalogue.styles',
  describeImage: 'descriptions.create',
  saveDescription: 'descriptions.save',
  getRecord: 'records.find',
  getSettings: 'settings.find',
  updateSettings: 'settings.update',
  testSettings: 'settings.test',
  getStatus: 'status.find',
};

type Entry = [ContractName, Contract];

// Object.entries forgets the names of the keys.
const entries = Object.entries(CONTRACTS) as Entry[];

const base = ([name, { method, path }]: Entry) => ({ method, path, handler: HANDLERS[name] });

const forAdmin = (entry: Entry) => ({
  ...base(entry),
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: `plugin::${PLUGIN_ID}.may`, config: { anyOf: entry[1].anyOf } },
    ],
  },
});

const forContentApi = (entry: Entry) => ({
  ...base(entry),
  config: { policies: [`plugin::${PLUGIN_ID}.known-caller`] },
});

export const routes = {
  admin: { type: 'admin', routes: entries.map(forAdmin) },
  'content-api': {
    type: 'content-api',
    routes: entries.filter(([, { contentApi }]) => contentApi).map(forContentApi),
  },
};
