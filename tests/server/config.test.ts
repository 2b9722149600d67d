import config, { parseConfig, VENICE_URL } from '../../server/src/config';

const KEY = 'VENICE_ADMIN_KEY_very-secret';

describe('without any configuration', () => {
  it('everything has a value', () => {
    expect(parseConfig({})).toMatchObject({
      baseUrl: VENICE_URL,
      folderName: 'Venice',
      concurrency: 4,
      providerHosts: [],
    });
  });

  it('an empty environment variable counts as none', () => {
    expect(parseConfig({ apiKey: '' }).apiKey).toBeUndefined();
  });
});

describe('the address', () => {
  it.each([
    'https://gateway.example/api/v1',
    'http://localhost:4010/api/v1',
    'http://127.0.0.1:4010',
    'http://[::1]:4010',
  ])('may be %s', (baseUrl) => {
    expect(parseConfig({ baseUrl }).baseUrl).toBe(baseUrl);
  });

  it.each([
    'http://api.venice.ai/api/v1',
    'http://127.0.0.1.example/api',
    'https://me:secret@gateway.example',
    'ftp://localhost',
    'not a url',
  ])('may not be %s', (baseUrl) => {
    expect(() => parseConfig({ baseUrl })).toThrow(/baseUrl: has to be https/);
  });
});

describe('a wrong configuration', () => {
  const wrong = {
    apiKey: 5,
    concurrency: 99,
    retry: { attempts: 0 },
    timeouts: { generateMs: 'soon' },
    apikey: KEY,
    baseUrl: `http://${KEY}.example`,
  };

  it('is refused with all its faults at once, by their names', () => {
    expect(() => config.validator(wrong)).toThrow(
      /venice.*apiKey: .*baseUrl: .*concurrency: .*timeouts\.generateMs: .*retry\.attempts: .*apikey/
    );
  });

  it.each([KEY, '99', 'soon'])('is never told by its values, such as %s', (value) => {
    expect(() => config.validator(wrong)).toThrow(expect.not.stringContaining(value));
  });
});
