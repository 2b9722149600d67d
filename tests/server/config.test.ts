import config, { parseConfig, VENICE_URL } from '../../server/src/config';

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(parseConfig({})).toMatchObject({
      baseUrl: VENICE_URL,
      folderName: 'Venice',
      concurrency: 4,
    });
  });

  it.each([
    ['plain http to another machine', { baseUrl: 'http://example.com/v1' }],
    ['credentials in the address', { baseUrl: 'https://me:secret@example.com/v1' }],
    ['no address at all', { baseUrl: 'venice' }],
    ['no concurrency', { concurrency: 0 }],
    ['a key that it does not know', { apikey: 'x' }],
  ])('refuses %s', (_, value) => {
    expect(() => config.validator(value)).toThrow(/venice/);
  });

  it('takes http to this machine', () => {
    expect(parseConfig({ baseUrl: 'http://127.0.0.1:4010/api/v1' }).baseUrl).toContain('4010');
  });

  it('names every fault at once, by its key and never by its value', () => {
    const read = () =>
      config.validator({ concurrency: 99, folderName: '', apiKey: 5, retry: { attempts: 0 } });
    expect(read).toThrow(/apiKey.*folderName.*concurrency.*retry\.attempts/);
    expect(read).not.toThrow(/99/);
  });

  it('takes an empty environment variable for none', () => {
    expect(parseConfig({ apiKey: '' }).apiKey).toBeUndefined();
  });
});
