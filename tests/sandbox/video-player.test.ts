import sharp from 'sharp';

import { film } from '../../sandbox/video/film';
import { inBrowser } from './browser';

const RED = { r: 200, g: 40, b: 40 };
const BLUE = { r: 40, g: 60, b: 200 };
jest.setTimeout(60_000);

inBrowser((page) => {
  /** Left half red, right half blue. */
  const halves = () =>
    sharp({ create: { width: 640, height: 360, channels: 3, background: RED } })
      .composite([
        {
          input: { create: { width: 320, height: 360, channels: 3, background: BLUE } },
          left: 320,
          top: 0,
        },
      ])
      .png()
      .toBuffer();

  const show = async (order: { ratio?: string; seconds: number; sounds: boolean }) => {
    const { bytes } = await film({ model: 'm', prompt: 'x', first: await halves(), ...order });
    return page().evaluate(async (base64) => {
      const video = document.createElement('video');
      video.muted = true;
      const happened = (name: string) =>
        new Promise<void>((resolve, reject) => {
          video.addEventListener(name, () => resolve(), { once: true });
          video.addEventListener('error', () => reject(new Error(video.error?.message)), {
            once: true,
          });
        });
      const ready = happened('loadeddata');
      video.src = `data:video/mp4;base64,${base64}`;
      await ready;
      const canvas = document.createElement('canvas');
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      const context = canvas.getContext('2d');
      const edges: number[] = [];
      const colours = async (time: number) => {
        const sought = happened('seeked');
        const shown = new Promise<void>((resolve) => {
          video.requestVideoFrameCallback(() => resolve());
        });
        video.currentTime = time;
        await sought;
        // The picture before is drawn until the one that was sought has come to the screen.
        await shown;
        context?.drawImage(video, 0, 0);
        const row = context?.getImageData(0, canvas.height / 2, canvas.width, 1).data ?? [];
        const edge = Array.from({ length: canvas.width }, (_, x) => row[4 * x] ?? 0).findIndex(
          (red) => red < 120
        );
        edges.push(edge);
        return [0.2, 0.49, 0.8].map((x) => [
          ...(context?.getImageData(
            Math.round(canvas.width * x),
            Math.round(canvas.height / 2),
            1,
            1
          ).data ?? []),
        ]);
      };
      const { videoWidth: width, videoHeight: height, duration } = video;
      const start = await colours(0.02);
      for (let frame = 1; frame < 12; frame += 1) await colours((frame + 0.5) / 12);
      return { width, height, duration, edges, start, end: await colours(duration - 0.05) };
    }, bytes.toString('base64'));
  };

  const near = ({ seen = [], wanted }: { seen?: number[]; wanted: typeof RED }): boolean =>
    [wanted.r, wanted.g, wanted.b].every((value, i) => Math.abs(value - (seen[i] ?? 0)) <= 8);

  it('plays in the size and length that were asked for', async () => {
    const seen = await show({ ratio: '16:9', seconds: 3, sounds: true });
    expect(seen).toMatchObject({ width: 480, height: 270 });
    expect(seen.duration).toBeCloseTo(3, 1);
  });

  it('begins with the colours of the picture, in their places', async () => {
    const { start } = await show({ seconds: 2, sounds: false });
    expect(near({ seen: start[0], wanted: RED })).toBe(true);
    expect(near({ seen: start[1], wanted: RED })).toBe(true);
    expect(near({ seen: start[2], wanted: BLUE })).toBe(true);
  });

  it('moves in small steps between two key frames', async () => {
    const { edges } = await show({ ratio: '16:9', seconds: 5, sounds: false });
    const shifts = edges.slice(0, 12).map((edge) => 270 - edge);
    expect(shifts).toEqual([0, 0, 2, 2, 4, 4, 6, 6, 8, 8, 10, 10]);
  });

  it('has moved to the right at the end', async () => {
    const { end } = await show({ seconds: 2, sounds: false });
    expect(near({ seen: end[0], wanted: RED })).toBe(true);
    expect(near({ seen: end[1], wanted: BLUE })).toBe(true);
  });
});
