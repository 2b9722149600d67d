import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeTranscript } from '../../../server/src/media/transcript-file';
import { anyText, useFixedSeed } from '../../support/fuzz';
import { useTempFolder } from '../../support/temp-folder';
import { failure } from '../../support/venice-client';

useFixedSeed({ runs: 300 });

const folder = useTempFolder();

const write = async ({ came, as }: { came: string | object; as: 'txt' | 'vtt' }) => {
  const [from, to] = [join(folder(), 'came'), join(folder(), 'words')];
  await writeFile(from, typeof came === 'string' ? came : JSON.stringify(came));
  const facts = await writeTranscript({ from, to, as });
  return { facts, text: await readFile(to, 'utf8') };
};

const subtitles = async (came: object) => (await write({ came, as: 'vtt' })).text;
const segments = (...segment: { text: string; start: number; end: number }[]) => ({
  text: segment.map(({ text }) => text).join(' '),
  timestamps: { segment },
});
const word = (at: number) => ({ word: ` w${at} `, start: at, end: at + 0.5 });

/** As a player reads it: lines end by CR, LF or both, an empty line ends a cue. */
const cuesOf = (file: string) => {
  const [head, ...blocks] = file.trimEnd().split(/(?:\r\n|\r|\n){2,}/);
  expect(head).toBe('WEBVTT');
  return blocks.map((block) => {
    const [times = '', ...lines] = block.split(/\r\n|\r|\n/);
    expect(times).toMatch(/^\d{2,}:[0-5]\d:[0-5]\d\.\d{3} --> \d{2,}:[0-5]\d:[0-5]\d\.\d{3}$/);
    const [start = '', end = ''] = times.split(' --> ');
    return { start, end, text: lines.join('\n') };
  });
};

describe('a text', () => {
  it('is the words and the end of a line', async () => {
    const { text, facts } = await write({ came: { text: '  Good morning.\n' }, as: 'txt' });
    expect(text).toBe('Good morning.\n');
    expect(facts).toEqual({
      ...{ mime: 'text/plain', ext: '.txt', bytes: 14 },
      ...{ width: null, height: null, durationMs: null },
    });
  });

  it('counts bytes and not letters', async () => {
    const { facts } = await write({ came: { text: 'Grüße' }, as: 'txt' });
    expect(facts.bytes).toBe(8);
  });

  it('keeps what stands in it', async () => {
    const said = 'if a < b && b --> c';
    expect((await write({ came: { text: said }, as: 'txt' })).text).toBe(`${said}\n`);
  });

  it('may have come as nothing but text', async () => {
    expect((await write({ came: 'Good morning.', as: 'txt' })).text).toBe('Good morning.\n');
  });
});

describe('subtitles', () => {
  it('have a cue for each segment', async () => {
    const came = segments(
      { text: ' Good morning. ', start: 0, end: 1.25 },
      { text: 'Goodbye.', start: 3_661.5, end: 3_662 }
    );
    expect(await subtitles(came)).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:01.250\nGood morning.\n\n01:01:01.500 --> 01:01:02.000\nGoodbye.\n'
    );
    const { facts } = await write({ came, as: 'vtt' });
    expect(facts).toMatchObject({ mime: 'text/vtt', ext: '.vtt' });
  });

  it('count whole minutes only', async () => {
    const file = await subtitles(segments({ text: 'a', start: 45.5, end: 3_599.999 }));
    expect(cuesOf(file)).toEqual([{ start: '00:00:45.500', end: '00:59:59.999', text: 'a' }]);
  });

  it('carry what rounds up into the next minute', async () => {
    const file = await subtitles(segments({ text: 'a', start: 59.9996, end: 360_000 }));
    expect(cuesOf(file)).toEqual([{ start: '00:01:00.000', end: '100:00:00.000', text: 'a' }]);
  });

  it('are made of ten words each where there are no segments', async () => {
    const words = Array.from({ length: 12 }, (_, at) => word(at));
    const text = words.map(({ word: said }) => said.trim()).join(' ');
    for (const timestamps of [{ word: words }, { word: words, segment: [] }]) {
      expect(cuesOf(await subtitles({ text, duration: 12, timestamps }))).toEqual([
        { start: '00:00:00.000', end: '00:00:09.500', text: 'w0 w1 w2 w3 w4 w5 w6 w7 w8 w9' },
        { start: '00:00:10.000', end: '00:00:11.500', text: 'w10 w11' },
      ]);
    }
  });

  it('are one as long as the recording where nobody told any times', async () => {
    const came = { text: 'Good morning.', duration: 2.5, timestamps: null };
    expect(cuesOf(await subtitles(came))).toEqual([
      { start: '00:00:00.000', end: '00:00:02.500', text: 'Good morning.' },
    ]);
  });

  it('are none where nothing was said', async () => {
    expect(await subtitles({ text: ' ', duration: 2.5 })).toBe('WEBVTT\n');
  });

  it.each([
    ['an arrow', 'a --> b', 'a → b'],
    ['an ampersand', 'R&D', 'R&amp;D'],
    ['what looks like markup', '<b>loud</b> &lt;', '&lt;b>loud&lt;/b> &amp;lt;'],
    ['an empty line', 'a\n\n  \nb', 'a\nb'],
    ['an empty line of another system', 'a\r\n\r\nb\r\rc', 'a\nb\nc'],
    ['the arrow of a made-up cue', 'a\n\n00:00 --> 00:01\nb', 'a\n00:00 → 00:01\nb'],
  ])('are not broken by %s', async (_what, text, expected) => {
    const cues = cuesOf(await subtitles(segments({ text, start: 0, end: 1 })));
    expect(cues.map((cue) => cue.text)).toEqual([expected]);
  });

  it('leave out segments without words', async () => {
    const came = segments(
      { text: ' \n ', start: 0, end: 1 },
      { text: 'b', start: 1, end: 2 },
      { text: '', start: 2, end: 3 }
    );
    expect(cuesOf(await subtitles(came)).map(({ text }) => text)).toEqual(['b']);
  });

  it('stand in the order of their time', async () => {
    const came = segments({ text: 'b', start: 5, end: 6 }, { text: 'a', start: 1, end: 9 });
    expect(cuesOf(await subtitles(came)).map(({ text }) => text)).toEqual(['a', 'b']);
  });

  it('end after they begin, whatever was told', async () => {
    const came = segments({ text: 'a', start: 1, end: 1 }, { text: 'b', start: 4, end: 2 });
    expect(cuesOf(await subtitles(came))).toEqual([
      { start: '00:00:01.000', end: '00:00:01.001', text: 'a' },
      { start: '00:00:04.000', end: '00:00:04.001', text: 'b' },
    ]);
  });

  it('are cues that a player reads, whatever was said', async () => {
    const second = fc.double({ min: -10, max: 100_000, noNaN: true });
    const segment = fc.record({ text: anyText, start: second, end: second });
    await fc.assert(
      fc.asyncProperty(fc.array(segment, { maxLength: 5 }), async (segment) => {
        const spoken = segment.filter(({ text }) => text.trim() !== '');
        const cues = cuesOf(await subtitles({ text: ' ', timestamps: { segment } }));
        expect(cues).toHaveLength(spoken.length);
        expect(cues.every(({ start, end }) => start.padStart(15) < end.padStart(15))).toBe(true);
        expect(cues.some(({ text }) => text.includes('-->') || text === '')).toBe(false);
      })
    );
  });
});

describe('what cannot be written', () => {
  it('are subtitles of words without any times', async () => {
    const error = await failure(write({ came: { text: 'Good morning.' }, as: 'vtt' }));
    expect(error).toMatchObject({ code: 'store_failed', message: expect.stringMatching(/times/) });
  });

  it.each(['', '   ', '{"text":', '{"words":"a"}'])('is %j', async (came) => {
    expect(await failure(write({ came, as: 'txt' }))).toMatchObject({ code: 'store_failed' });
  });
});
