import { encodeSound } from '../../sandbox/sound/encode';
import { speak } from '../../sandbox/sound/tones';
import { inBrowser } from './browser';

jest.setTimeout(60_000);

const SAMPLES = speak({ text: 'A short sentence, said twice. A short sentence.', voice: 'v' });
const SECONDS = SAMPLES.length / 24_000;

inBrowser((page) => {
  const decode = (format: 'mp3' | 'aac' | 'opus' | 'flac' | 'wav') =>
    page().evaluate(
      async (base64) => {
        const file = await (
          await fetch(`data:application/octet-stream;base64,${base64}`)
        ).arrayBuffer();
        const sound = await new OfflineAudioContext(1, 1, 24_000).decodeAudioData(file);
        const heard = sound.getChannelData(0);
        return {
          seconds: sound.duration,
          loudest: heard.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
          some: Array.from(heard.subarray(5_000, 5_100), (value) => Math.round(value * 32_768)),
        };
      },
      encodeSound({ samples: SAMPLES, format }).bytes.toString('base64')
    );

  it.each(['mp3', 'aac', 'opus', 'flac', 'wav'] as const)(
    '%s is heard, as long as it should be',
    async (format) => {
      const { seconds, loudest } = await decode(format);
      expect(Math.abs(seconds - SECONDS)).toBeLessThan(0.1);
      expect(loudest).toBeGreaterThan(0.1);
      expect(loudest).toBeLessThan(1);
    }
  );

  it.each(['flac', 'wav'] as const)('%s holds the very samples', async (format) => {
    expect((await decode(format)).some).toEqual([...SAMPLES.subarray(5_000, 5_100)]);
  });
});
