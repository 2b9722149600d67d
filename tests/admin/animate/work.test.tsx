import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  animate,
  begin,
  button,
  image,
  notify,
  onClose,
  operation,
  operations,
  press,
  processing,
  prompt,
  running,
  send,
  show,
  target,
} from './dialog';

beforeEach(begin);

const answerWith = (found: never) => {
  jest.mocked(operations.createOperation).mockResolvedValue(found);
  jest.mocked(operations.getOperation).mockResolvedValue(found);
};
const closeInFooter = () =>
  userEvent.click(screen.getAllByRole('button', { name: 'Close' }).at(-1)!);
const film = () => screen.findByLabelText<HTMLVideoElement>('Video');

describe('a video that Venice makes', () => {
  it('can be cancelled as long as Venice has not taken it', async () => {
    answerWith(running({ state: 'queued', ahead: 2 }));
    show();
    await animate();
    expect(await screen.findByText('2 requests before yours')).toBeInTheDocument();
    expect(button('Cancel')).toBeInTheDocument();
  });

  it('is paid then: it says how far it is, and offers no cancelling', async () => {
    answerWith(processing());
    show();
    await animate();
    expect(await screen.findByText('Usually about 2 min; 40 s so far.')).toBeInTheDocument();
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '33');
    expect(screen.getByText(/It is paid, and it goes on without you/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
    expect(screen.getByText(/It is paid now/)).toHaveAttribute('aria-live', 'polite');
  });

  it('is never more than done', async () => {
    answerWith(processing({ averageMs: 60_000, elapsedMs: 130_000 }));
    show();
    await animate();
    expect(await screen.findByText(/It takes longer than usual/)).toBeInTheDocument();
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');
  });

  it('has no bar where Venice tells nothing', async () => {
    answerWith(running({ state: 'processing', progress: null }));
    show();
    await animate();
    expect(await screen.findByText('It has just begun.')).toBeInTheDocument();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('is left with a word of where it will be found', async () => {
    answerWith(processing());
    show();
    await animate();
    await screen.findByText(/Usually about/);
    await closeInFooter();
    expect(onClose).toHaveBeenCalled();
    expect(operations.cancelOperation).not.toHaveBeenCalled();
    expect(notify).toHaveBeenCalledWith(
      expect.objectContaining({ message: expect.stringContaining('It goes on without you') })
    );
  });

  const leave = async () => {
    answerWith(processing());
    const before = show();
    await animate();
    await screen.findByText(/Usually about/);
    before.unmount();
    // The tab is closed: what it knew for itself is gone.
    sessionStorage.clear();
    jest.mocked(operations.createOperation).mockClear();
  };

  it('is found again while it is made, also after its tab was closed', async () => {
    await leave();
    show();
    expect(await screen.findByText(/Usually about/)).toBeInTheDocument();
    expect(prompt()).toHaveValue('Leaves stir');
    expect(operations.createOperation).not.toHaveBeenCalled();
  });

  it('is found when it is done, also after its tab was closed', async () => {
    await leave();
    jest.mocked(operations.getOperation).mockResolvedValue(operation({}));
    show();
    expect(await screen.findByRole('button', { name: 'Replace cover' })).toBeInTheDocument();
  });

  it('is not shown beside another picture', async () => {
    await leave();
    show({ assets: [{ ...image, id: 99 }] });
    await screen.findByText('Price $0.42');
    expect(screen.queryByText(/Usually about/)).toBeNull();
  });

  it('is forgotten once nothing of it is left to be taken', async () => {
    await leave();
    const taken = operation({ status: 'done', sends: [send({ state: 'stored' })] });
    jest.mocked(operations.getOperation).mockResolvedValue(taken);
    show();
    await waitFor(() => expect(localStorage).toHaveLength(0));
  });

  it('leaves nothing of its words in the browser', async () => {
    await leave();
    expect(JSON.stringify({ ...localStorage })).not.toContain('Leaves');
  });
});

describe('a video that came', () => {
  it('plays quietly, in a loop, and only when somebody wants it', async () => {
    show();
    await animate();
    const player = await film();
    expect(player).toHaveAttribute('controls');
    expect(player.muted && player.loop && !player.autoplay).toBe(true);
    expect(
      screen.getByText('1280 × 720 · MP4 · 5 s · 3.2 MB · rich-image-to-video')
    ).toBeInTheDocument();
  });

  it('that is very large is fetched when somebody asks for it', async () => {
    jest
      .mocked(operations.createOperation)
      .mockResolvedValue(operation({ sends: [send({ bytes: 120_000_000 })] }));
    show();
    await animate();
    await screen.findByRole('button', { name: 'Show the video (120.0 MB)' });
    expect(operations.previewBlob).not.toHaveBeenCalled();
    await press('Show the video (120.0 MB)');
    expect(await film()).toBeInTheDocument();
  });

  it('is not fetched any more once nobody looks at it', async () => {
    const held = new Promise<Blob>(() => {});
    jest.mocked(operations.previewBlob).mockReturnValue(held);
    const { unmount } = show();
    await animate();
    await waitFor(() => expect(operations.previewBlob).toHaveBeenCalled());
    unmount();
    expect(jest.mocked(operations.previewBlob).mock.calls[0]?.[0].signal?.aborted).toBe(true);
  });

  it('takes the place of the picture in a field for one file', async () => {
    show();
    await animate();
    await userEvent.click(await screen.findByRole('button', { name: 'Replace cover' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(target.use).toHaveBeenCalledWith({
      asset: expect.objectContaining({ name: 'leaves.mp4' }),
      replaces: null,
    });
  });

  it('is added to a field for several', async () => {
    show({ multiple: true });
    await animate();
    await userEvent.click(await screen.findByRole('button', { name: 'Add to cover' }));
    await waitFor(() =>
      expect(target.use).toHaveBeenCalledWith(expect.objectContaining({ replaces: null }))
    );
  });

  it('is kept, and plays from the Media Library then', async () => {
    show();
    await animate();
    await film();
    await press('Keep in the Media Library');
    expect(
      await screen.findByRole('button', { name: 'Kept in the Media Library' })
    ).toBeInTheDocument();
    expect(await film()).toHaveAttribute('src', 'http://localhost:1337/leaves.mp4');
    expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull();
  });

  it('can only be kept where there is no field', async () => {
    show({ libraryOnly: true });
    await animate();
    await film();
    expect(button('Keep in the Media Library')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Use this video|Replace|Add to/ })).toBeNull();
  });

  it('is discarded after a question, and what was written stays', async () => {
    show();
    await animate();
    await film();
    await press('Discard');
    expect(operations.discardSend).not.toHaveBeenCalled();
    const question = await screen.findByRole('alertdialog');
    await userEvent.click(within(question).getByRole('button', { name: 'Discard' }));
    expect(await screen.findByText(/The video was discarded/)).toBeInTheDocument();
    expect(prompt()).toHaveValue('Leaves stir');
  });

  it('is asked about when the dialog is closed over it', async () => {
    show();
    await animate();
    await film();
    await closeInFooter();
    expect(await screen.findByText('A video was not used')).toBeInTheDocument();
    await act(async () => undefined);
    expect(onClose).not.toHaveBeenCalled();
  });
});
