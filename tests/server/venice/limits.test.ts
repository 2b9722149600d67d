import { DEFAULT_CLIENT_LIMITS } from '../../../server/src/venice';
import { timeLimit } from '../../../server/src/venice/limits';

const { timeouts } = DEFAULT_CLIENT_LIMITS;

describe('timeLimit', () => {
  it.each([
    ['an ordinary generation', 'generateMs', {}, 180_000],
    ['a 4K generation', 'generateMs', { resolution: '4K' }, 300_000],
    ['high quality', 'editMs', { quality: 'high' }, 300_000],
    ['a rewritten prompt', 'generateMs', { enhance_prompt: true }, 210_000],
    ['both', 'generateMs', { resolution: '4K', enhance_prompt: true }, 330_000],
    ['a small upscale', 'upscaleMs', { scale: 2 }, 180_000],
    ['a large upscale', 'upscaleMs', { scale: 4 }, 300_000],
    ['a catalogue', 'catalogueMs', {}, 30_000],
  ] as const)('gives %s its time', (_what, timeout, fields, ms) => {
    expect(timeLimit({ timeouts, timeout, fields })).toBe(ms);
  });
});
