import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as operations from '../../../admin/src/api/operations';
import VeniceDialog, { type FieldTarget } from '../../../admin/src/components/dialogs';
import { renderInAdmin } from '../../support/admin/render';
import * as models from '../../support/models';

/** As the mocks below leave them; imported past this file they would be the real ones. */
export { operations };

export const notify = jest.fn();
jest.mock('@strapi/strapi/admin', () => ({
  useRBAC: () => ({ allowedActions: {}, isLoading: false }),
  useClipboard: () => ({ copy: jest.fn() }),
  useNotification: () => ({ toggleNotification: (message: object) => notify(message) }),
}));
jest.mock('../../../admin/src/api/operations');
jest.mock('../../../admin/src/api/waiting', () => ({ useWaitingChanged: () => [jest.fn()] }));
jest.mock('../../../admin/src/api/queries', () => ({
  useModels: () => ({ data: mockCatalogue() }),
  useStyles: () => ({ data: { styles: [] } }),
  useStatus: () => ({ data: mockStatus() }),
}));

const catalogue = { models: [models.pixelModel], traits: {} };
const mockCatalogue = () => catalogue;
const status = {
  configured: true,
  sandbox: true,
  balanceUsd: null,
  maySwitchSafeModeOff: false,
  defaults: { generateModel: 'venice-sd35', editModel: null, format: 'webp', safeMode: true },
};
const mockStatus = () => status;

export const send = (part: object) => ({
  id: 8,
  index: 0,
  state: 'received',
  seed: 5,
  width: 1024,
  height: 1024,
  error: null,
  retryAt: null,
  ahead: null,
  ...part,
});
export const operation = (part: object) =>
  ({
    id: 1,
    status: 'waiting',
    kind: 'generate',
    model: 'venice-sd35',
    prompt: 'A harbour',
    parameters: { prompt: 'A harbour', model: 'venice-sd35', seed: 5 },
    sources: [],
    warnings: [],
    repeatable: true,
    createdAt: '2026-01-02T12:04:05.000Z',
    sends: [send({})],
    ...part,
  }) as never; // only what the dialog reads
export const running = (part: object = {}) =>
  operation({ status: 'running', sends: [send({ state: 'sending', ...part })] });

const target: FieldTarget = {
  place: '/article cover',
  name: 'cover',
  label: 'cover',
  multiple: false,
  assets: [],
  use: jest.fn(),
};
export const onClose = jest.fn();
export const show = () =>
  renderInAdmin(<VeniceDialog task="generate" target={target} onClose={onClose} />);
export const prompt = () => screen.getByRole('textbox', { name: /^Prompt/ });
export const press = (name: string | RegExp) =>
  userEvent.click(screen.getByRole('button', { name }));
export const generate = () => press(/^Generate · /);
export const keys = () =>
  jest
    .mocked(operations.createOperation)
    .mock.calls.map(([request]) => request.options?.idempotencyKey);
export const lost = new TypeError('Failed to fetch');
export const refusal = {
  response: {
    data: { error: { message: 'no', details: { code: 'payment_required', charge: 'none' } } },
  },
};

/** Before each test: a tab that has asked for nothing yet, and a server that answers with a result. */
export const begin = () => {
  jest.clearAllMocks();
  sessionStorage.clear();
  jest.mocked(operations.createOperation).mockReset().mockResolvedValue(operation({}));
  jest.mocked(operations.getOperation).mockReset().mockResolvedValue(operation({}));
  jest
    .mocked(operations.resendSend)
    .mockReset()
    .mockResolvedValue(operation({ id: 2 }));
  jest.mocked(operations.previewBlob).mockResolvedValue(new Blob());
};
