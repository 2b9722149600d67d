import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { begin, operation, operations, press, send, show, waitingFor } from './page';

beforeEach(begin);

describe('a video that waits', () => {
  const video = operation({
    kind: 'video',
    prompt: 'Leaves stir',
    sends: [
      send({ mime: 'video/mp4', width: 1280, height: 720, durationMs: 5_000, bytes: 3_200_000 }),
    ],
  });
  beforeEach(() => waitingFor(video));

  it('says what it is, how large and how long', () => {
    show();
    expect(screen.getByText(/^Animating/)).toBeInTheDocument();
    expect(screen.getByText('1280 × 720 · MP4 · 5 s · 3.2 MB · venice-sd35')).toBeInTheDocument();
  });

  it('is fetched when somebody wants to see it, and not before', async () => {
    show();
    expect(operations.previewBlob).not.toHaveBeenCalled();
    await press('Show video 1 large: Leaves stir');
    expect(await screen.findByLabelText('Video')).toHaveAttribute('controls');
    expect(screen.getByRole('heading', { name: 'Video 1' })).toBeInTheDocument();
  });

  it('is called a video when it is to be discarded', async () => {
    show();
    await press('Discard');
    expect(await screen.findByText('Discard this video?')).toBeInTheDocument();
  });
});

describe('a video that Venice still makes', () => {
  it('does not wait for anybody', () => {
    waitingFor(
      operation({ kind: 'video', sends: [send({}), send({ id: 9, state: 'processing' })] })
    );
    const { container } = show();
    expect(container.querySelectorAll('[data-venice-send]')).toHaveLength(1);
  });
});

describe('a sound that waits', () => {
  it('can be listened to where it stands', async () => {
    waitingFor(
      operation({
        kind: 'speech',
        sends: [send({ mime: 'audio/mpeg', width: null, height: null })],
      })
    );
    show();
    expect(await screen.findByLabelText('Sound')).toHaveAttribute('controls');
    expect(screen.getByText('MP3 · venice-sd35')).toBeInTheDocument();
  });
});

describe('a text that waits', () => {
  it('shows its first lines, and the whole of it when it is pressed', async () => {
    const text = `The meeting begins. ${'And it goes on. '.repeat(40)}It ends.`;
    const blob = Object.assign(new Blob(), { text: async () => text });
    jest.mocked(operations.previewBlob).mockResolvedValue(blob);
    waitingFor(
      operation({
        kind: 'transcribe',
        prompt: null,
        sends: [send({ mime: 'text/plain', width: null, height: null })],
      })
    );
    show();
    expect(await screen.findByText(/^The meeting begins/)).not.toHaveTextContent('It ends.');
    await userEvent.click(screen.getByRole('button', { name: /^Show text 1 large/ }));
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});
