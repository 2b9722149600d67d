import { factsOf } from '../../admin/src/components/media/facts';
import { en } from '../../admin/src/translations/en';

const t = (key: keyof typeof en, values: Record<string, string | number> = {}) =>
  en[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
const NOTHING = { width: null, height: null, mime: null, durationMs: null, bytes: null };
const facts = (part: Partial<Parameters<typeof factsOf>[0]['send']>) =>
  factsOf({ send: { ...NOTHING, ...part }, t });

describe('what is told of a result', () => {
  it.each([
    [
      { width: 640, height: 480, mime: 'image/webp', bytes: 90_400 },
      ['640 × 480', 'WEBP', '90 kB'],
    ],
    [{ mime: 'video/mp4', durationMs: 5_040, bytes: 3_240_000 }, ['MP4', '5 s', '3.2 MB']],
    [{ mime: 'audio/mpeg', durationMs: 12_340 }, ['MP3', '12.3 s']],
    [{ mime: 'text/plain', bytes: 10 }, ['TXT', '1 kB']],
    [{}, []],
  ])('of %j is %j', (known, told) => {
    expect(facts(known)).toEqual(told);
  });
});
