import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as operations from '../../../admin/src/api/operations';
import VeniceDialog, { type FieldTarget } from '../../../admin/src/components/dialogs';
import type { Asset } from '../../../shared/contracts/asset';
import { renderInAdmin } from '../../support/admin/render';
import * as models from './models';

/** As the mocks below leave them; imported past this file they would be the real ones. */
export { operations };

export const notify = jest.fn();
jest.mock('@strapi/strapi/admin', () => ({
  useRBAC: () => ({ allowedActions: {}, isLoading: false }),
  useClipboard: () => ({ copy: jest.fn() }),
  useNotification: () => ({ toggleNotification: (message: object) => notify(message) }),
  useStrapiApp: (_: string, select: (app: object) => unknown) => select(mockApp()),
}));
jest.mock('../../../admin/src/api/operations');
jest.mock('../../../admin/src/api/waiting', () => ({ useWaitingChanged: () => [jest.fn()] }));
jest.mock('../../../admin/src/api/queries', () => ({
  useModels: () => ({ data: mockCatalogue() }),
  useStatus: () => ({ data: { configured: true, sandbox: true, balanceUsd: 9.5 } }),
}));

export const catalogue = { models: [models.rich, models.plain], traits: {} };
const mockCatalogue = () => catalogue;

export const image: Asset = {
  id: 3,
  documentId: 'd',
  name: 'harbour.png',
  url: '/harbour.png',
  mime: 'image/png',
  alternativeText: 'A harbour',
};

type PickerProps = { onSelectAssets(assets: Asset[]): void; onClose(): void };
/** Stands in for Strapi's picker of files. */
const Picker = ({ onSelectAssets }: PickerProps) => (
  <button type="button" onClick={() => onSelectAssets([{ ...image, id: 4, name: 'pier.png' }])}>
    Pick the pier
  </button>
);
const app = { components: { 'media-library': Picker } };
const mockApp = () => app;

export const send = (part: object) => ({
  id: 8,
  index: 0,
  state: 'received',
  charge: 'charged',
  seed: null,
  width: 1280,
  height: 720,
  mime: 'video/mp4',
  durationMs: 5_040,
  bytes: 3_200_000,
  modelServed: null,
  error: null,
  retryAt: null,
  ahead: null,
  progress: null,
  ...part,
});
export const operation = (part: object) =>
  ({
    id: 1,
    status: 'waiting',
    kind: 'video',
    model: 'rich-image-to-video',
    prompt: 'Leaves stir',
    parameters: { model: 'rich-image-to-video', duration: '10s' },
    sources: [3],
    warnings: [],
    repeatable: true,
    createdAt: '2026-01-02T12:04:05.000Z',
    sends: [send({})],
    ...part,
  }) as never; // only what the dialog reads
export const running = (part: object) =>
  operation({ status: 'running', sends: [send({ bytes: null, ...part })] });
export const processing = ({ averageMs = 120_000, elapsedMs = 40_000 } = {}) =>
  running({ state: 'processing', progress: { averageMs, elapsedMs } });

export const target: FieldTarget = {
  place: '/article cover',
  name: 'cover',
  label: 'cover',
  multiple: false,
  assets: [image],
  filled: true,
  use: jest.fn(),
};
export const onClose = jest.fn();
export const show = (part: Partial<FieldTarget> = {}) =>
  renderInAdmin(<VeniceDialog task="animate" target={{ ...target, ...part }} onClose={onClose} />);
export const prompt = () => screen.getByRole('textbox', { name: /^What should move/ });
export const write = (text = 'Leaves stir') =>
  fireEvent.change(prompt(), { target: { value: text } });
export const button = (name: string | RegExp) => screen.getByRole('button', { name });
export const press = (name: string | RegExp) => userEvent.click(button(name));
export const choose = async ({ label, option }: { label: string; option: string | RegExp }) => {
  await userEvent.click(screen.getByRole('combobox', { name: label }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
};
export const animate = async () => {
  write();
  await userEvent.click(await screen.findByRole('button', { name: 'Animate · $0.42' }));
};
export const quotes = () =>
  jest.mocked(operations.quoteOperation).mock.calls.map(([{ body }]) => body.input);
export const requests = () =>
  jest.mocked(operations.createOperation).mock.calls.map(([request]) => request);
export const refusal = (code: string) => ({
  response: { data: { error: { message: 'no', details: { code, charge: 'none' } } } },
});

/** Before each test: a browser in which nothing was asked for yet, and a server that answers with a video. */
export const begin = () => {
  jest.clearAllMocks();
  sessionStorage.clear();
  localStorage.clear();
  const kept = { ...image, id: 9, name: 'leaves.mp4', url: '/leaves.mp4', mime: 'video/mp4' };
  jest.mocked(operations.quoteOperation).mockReset();
  jest.mocked(operations.quoteOperation).mockResolvedValue({ usd: 0.42, confirmAboveUsd: 1 });
  jest.mocked(operations.createOperation).mockReset().mockResolvedValue(operation({}));
  jest.mocked(operations.getOperation).mockReset().mockResolvedValue(operation({}));
  jest.mocked(operations.previewBlob).mockResolvedValue(new Blob());
  jest.mocked(operations.keepSend).mockReset().mockResolvedValue(kept);
  jest
    .mocked(operations.discardSend)
    .mockReset()
    .mockResolvedValue(operation({ status: 'done', sends: [send({ state: 'discarded' })] }));
};
