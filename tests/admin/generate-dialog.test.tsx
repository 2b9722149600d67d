import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as operations from '../../admin/src/api/operations';
import VeniceDialog, { type FieldTarget } from '../../admin/src/components/dialogs';
import type { Asset } from '../../shared/contracts/asset';
import { renderInAdmin } from '../support/admin/render';
import * as models from '../support/models';

jest.mock('@strapi/strapi/admin', () => ({
  useRBAC: () => ({ allowedActions: {}, isLoading: false }),
  useClipboard: () => ({ copy: jest.fn() }),
  useNotification: () => ({ toggleNotification: jest.fn() }),
}));
jest.mock('../../admin/src/api/operations');
jest.mock('../../admin/src/api/waiting', () => ({ useWaitingChanged: () => [jest.fn()] }));
jest.mock('../../admin/src/api/queries', () => ({
  useModels: () => ({ data: mockCatalogue() }),
  useStyles: () => ({ data: { styles: ['Anime'] } }),
  useStatus: () => ({ data: mockStatus() }),
}));

const catalogue = { models: [models.pixelModel, models.ratioModel, models.tierModel], traits: {} };
const mockCatalogue = () => catalogue;
let status: object;
const mockStatus = () => status;

const asset: Asset = { id: 3, documentId: 'd', name: 'a.webp', url: '/a.webp', mime: 'image/webp' };
const send = {
  id: 8,
  index: 0,
  state: 'received',
  seed: 5,
  width: 1024,
  height: 1024,
  error: null,
};
const operation = { id: 1, status: 'waiting', model: 'venice-sd35', warnings: [], sends: [send] };

const target: FieldTarget = {
  place: '/article cover',
  name: 'cover',
  label: 'cover',
  multiple: false,
  assets: [],
  use: jest.fn(),
};
const onClose = jest.fn();
const outerSubmit = jest.fn();
const show = () =>
  renderInAdmin(
    <form onSubmit={outerSubmit}>
      <VeniceDialog task="generate" target={target} onClose={onClose} />
    </form>
  );
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const prompt = () => screen.getByRole('textbox', { name: /^Prompt/ });
const generate = async () => {
  await userEvent.type(prompt(), 'A harbour');
  await press(/^Generate · /);
  await screen.findByRole('button', { name: 'Use this image' });
};

beforeEach(() => {
  jest.clearAllMocks();
  sessionStorage.clear();
  status = {
    configured: true,
    sandbox: true,
    balanceUsd: 9.5,
    maySwitchSafeModeOff: false,
    defaults: { generateModel: 'venice-sd35', editModel: null, format: 'webp', safeMode: true },
  };
  jest.mocked(operations.createOperation).mockResolvedValue(operation as never);
  jest.mocked(operations.getOperation).mockResolvedValue(operation as never);
  jest.mocked(operations.previewBlob).mockResolvedValue(new Blob());
  jest.mocked(operations.keepSend).mockResolvedValue(asset);
  jest.mocked(operations.discardSend).mockResolvedValue(operation as never);
});

describe('the dialog for generating', () => {
  it('says that this is the sandbox', () => {
    show();
    expect(screen.getByText('Sandbox, not real Venice')).toBeInTheDocument();
  });

  it('has the price on its button, and the balance beside it', () => {
    show();
    expect(screen.getByRole('button', { name: 'Generate · $0.01' })).toBeInTheDocument();
    expect(screen.getByText('Balance $9.50')).toBeInTheDocument();
  });

  it('cannot be pressed without a prompt', () => {
    show();
    expect(screen.getByRole('button', { name: /^Generate · / })).toHaveAttribute(
      'aria-disabled',
      'true'
    );
  });

  it('offers pixels to a model that takes pixels', () => {
    show();
    expect(screen.getByLabelText('Width')).toBeInTheDocument();
    expect(screen.queryByRole('radio', { name: '16:9' })).toBeNull();
  });

  it('offers shapes to a model that takes ratios, and no resolution', () => {
    status = {
      ...status,
      defaults: { generateModel: 'qwen-image-2', format: 'webp', safeMode: true },
    };
    show();
    expect(screen.getByRole('radio', { name: '16:9' })).toBeInTheDocument();
    expect(screen.queryByLabelText('Resolution')).toBeNull();
  });

  it('fills the prompt with an example', async () => {
    show();
    await press(/^A lighthouse/);
    expect(prompt()).toHaveValue(
      'A lighthouse on a cliff at dusk, watercolour, soft light, calm sea'
    );
  });

  it('asks for a preview, and sends only what was set', async () => {
    show();
    await generate();
    expect(operations.createOperation).toHaveBeenCalledWith({
      kind: 'generate',
      input: {
        prompt: 'A harbour',
        model: 'venice-sd35',
        width: 1024,
        height: 1024,
        format: 'webp',
      },
      options: { save: false, idempotencyKey: expect.any(String) },
    });
  });

  it('keeps what is used, puts it into the field, and closes', async () => {
    show();
    await generate();
    await press('Use this image');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(operations.keepSend).toHaveBeenCalledWith({ id: 8 });
    expect(target.use).toHaveBeenCalledWith({ asset, replaces: null });
  });

  it('asks what becomes of a result that nobody used', async () => {
    show();
    await generate();
    await userEvent.click(screen.getAllByRole('button', { name: 'Close' }).at(-1)!);
    await userEvent.click(await screen.findByRole('button', { name: 'Discard it' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(operations.discardSend).toHaveBeenCalledWith(8);
  });

  it('says so when there is no key, and cannot be pressed', () => {
    status = { ...status, configured: false };
    show();
    expect(screen.getByText('Venice is not set up')).toBeInTheDocument();
  });

  it('keeps its key presses from the entry form', async () => {
    show();
    await userEvent.type(prompt(), 'A harbour{Control>}{Enter}{/Control}');
    await screen.findByRole('button', { name: 'Use this image' });
    expect(outerSubmit).not.toHaveBeenCalled();
  });

  it('shows a refusal at the field that it names', async () => {
    const issues = [{ path: 'prompt', message: 'That is too long' }];
    const details = { code: 'invalid_input', charge: 'none', issues };
    const refusal = { response: { data: { error: { message: 'no', details } } } };
    jest.mocked(operations.createOperation).mockRejectedValue(refusal);
    show();
    await userEvent.type(prompt(), 'A harbour');
    await press(/^Generate · /);
    expect(await screen.findByText('That is too long')).toBeInTheDocument();
  });
});
