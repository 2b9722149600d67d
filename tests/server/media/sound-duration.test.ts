import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { soundDuration } from '../../../server/src/media/sound-duration';
import { anyBytes, useFixedSeed } from '../../support/fuzz';
import { anyHarms, harmed } from '../../support/mutations';
import { flac, mp3, wav } from '../../support/recordings';
import { useTempFolder } from '../../support/temp-folder';

useFixedSeed({ runs: 150 });

const folder = useTempFolder();

const durationOf = async ({ bytes, mime }: { bytes: Buffer; mime: string }) => {
  const path = join(folder(), 'recording');
  await writeFile(path, bytes);
  return soundDuration({ path, mime });
};

it.each([
  ['a WAV by its size', wav({ seconds: 1.5 }), 'audio/wav', 1_500],
  ['a FLAC by its samples', flac({ rate: 24_000, samples: 60_000 }), 'audio/flac', 2_500],
  // Of 1152 samples each.
  ['an MP3 by its frames', mp3({ frames: 100 }), 'audio/mpeg', 2_612],
  [
    'an MP3 of changing rates by its frames',
    mp3({ frames: 100, changing: true }),
    'audio/mpeg',
    2_612,
  ],
])('measures %s', async (_what, bytes, mime, expected) => {
  expect(await durationOf({ bytes, mime })).toBe(expected);
});

it('measures a WAV that was streamed by what came of it', async () => {
  const bytes = wav({ seconds: 2, streamed: true });
  expect(await durationOf({ bytes, mime: 'audio/wav' })).toBe(2_000);
});

it('knows nothing of samples without a header', async () => {
  expect(await durationOf({ bytes: wav({ seconds: 1 }), mime: 'audio/pcm' })).toBeNull();
});

it.each([
  ['is longer than a database can say', flac({ rate: 1, samples: 3_000_000 }), 'audio/flac'],
  ['has no length at all', flac({ rate: 24_000, samples: 0 }), 'audio/flac'],
  ['is a text', Buffer.from('nothing is said here, only written'), 'audio/mpeg'],
  ['is empty', Buffer.alloc(0), 'audio/wav'],
])('knows nothing of what %s', async (_what, bytes, mime) => {
  expect(await durationOf({ bytes, mime })).toBeNull();
});

it('knows nothing of a file that is gone', async () => {
  const path = join(folder(), 'gone');
  expect(await soundDuration({ path, mime: 'audio/wav' })).toBeNull();
});

it('never throws, and tells nothing absurd, whatever the bytes are', async () => {
  const anyFile = fc.oneof(
    anyBytes(),
    fc
      .tuple(fc.constantFrom(wav({ seconds: 0.01 }), mp3({ frames: 2 })), anyHarms)
      .map(([bytes, harms]) => harmed({ bytes, harms }))
  );
  const anyMime = fc.constantFrom(
    'audio/wav',
    'audio/mpeg',
    'audio/flac',
    'audio/ogg',
    'audio/aac'
  );
  await fc.assert(
    fc.asyncProperty(anyFile, anyMime, async (bytes, mime) => {
      const ms = await durationOf({ bytes, mime });
      expect(ms === null || (Number.isInteger(ms) && ms > 0 && ms < 2 ** 31)).toBe(true);
    })
  );
});
