import { ACTIONS, UPLOAD_CREATE } from '../../shared/plugin';
import type { Person } from '../support/people';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';

jest.setTimeout(60_000);

const FILE = 'plugin::upload.file';
const UPLOAD = { action: UPLOAD_CREATE, subject: FILE };
const OWN_ONLY = {
  action: 'plugin::upload.read',
  subject: FILE,
  conditions: ['admin::is-creator'],
};

/** Sound over HTTP: from the admin, and with a token of the content API. */
let app: App;
let editor: Person;
let token: Person;
beforeAll(async () => {
  app = await bootStrapi({
    venice: { confirmAboveUsd: 0.1, jobs: { pollMs: 40, slowPollMs: 40 } },
  });
  editor = await app.people.withActions({
    name: 'narrator',
    actions: [{ action: ACTIONS.audio }, UPLOAD, OWN_ONLY],
  });
  token = await app.people.withToken({ name: 'player', type: 'full-access' });
});
afterAll(() => app.close());
beforeEach(() => {
  app.sandbox.reset();
  app.sandbox.setOptions({ jobMs: 50 });
});

const WAYS = [
  ['of the admin', () => editor, '/venice'],
  ['with a token', () => token, '/api/venice'],
] as const;

const input = 'The boat left before morning, and nobody saw it go.';
const speech = { kind: 'speech', input: { input, response_format: 'wav' } };
const music = { model: 'stable-audio-25', prompt: 'a slow waltz' };
const ledger = () => app.sandbox.ledger().entries.map(({ path }) => path);

const ended = (person: Person, base: string, id: number) =>
  until(async () => {
    const { body } = await person.get(`${base}/operations/${id}`);
    return body.data.status !== 'running' && body.data;
  });

const made = async (person: Person, base: string, request: object) => {
  const { status, body } = await person.post(`${base}/operations`, request);
  expect([status, body.error]).toEqual([202, undefined]);
  return ended(person, base, body.data.id);
};

describe.each(WAYS)('a request %s', (_way, person, base) => {
  it('speaks, and plays as a preview until it is kept', async () => {
    const { sends, status } = await made(person(), base, { ...speech, options: { save: false } });
    expect(status).toBe('waiting');
    const preview = await person().download(`${base}/sends/${sends[0].id}/preview`);
    expect(preview.status).toBe(200);
    expect(preview.headers.get('content-type')).toBe('audio/wav');
    expect(preview.headers.get('x-content-type-options')).toBe('nosniff');
    expect(preview.bytes.toString('latin1', 0, 4)).toBe('RIFF');
    const kept = await person().post(`${base}/sends/${sends[0].id}/keep`, { name: 'Boat' });
    expect(kept.body.data).toMatchObject({ name: 'Boat.wav' });
  });

  it('composes once the price is accepted', async () => {
    const { body } = await person().post(`${base}/quotes`, { kind: 'compose', input: music });
    expect(body.data).toEqual({ usd: 0.19, confirmAboveUsd: 0.1 });
    const refused = await person().post(`${base}/operations`, { kind: 'compose', input: music });
    expect(refused.body.error.details).toMatchObject({ code: 'confirmation_needed' });
    expect(ledger()).toEqual([]);
    const options = { save: false, acceptUsd: body.data.usd };
    const operation = await made(person(), base, { kind: 'compose', input: music, options });
    expect(operation).toMatchObject({ status: 'waiting', estimatedUsd: 0.19 });
    expect(operation.sends[0]).toMatchObject({ mime: 'audio/wav', durationMs: 30_000 });
    expect(ledger()).toEqual(['/audio/queue']);
  });

  it('writes down an asset that its caller may see', async () => {
    const spoken = await made(person(), base, speech);
    const asset = await app.service('mediaLibrary').asset(spoken.sends[0].assetId);
    const request = { kind: 'transcribe', input: { file: asset?.documentId, as: 'vtt' } };
    const { status, sends, sources } = await made(person(), base, request);
    expect([status, sources]).toEqual(['done', [asset?.id]]);
    const byId = { kind: 'transcribe', input: { file: asset?.id }, options: { save: false } };
    expect((await made(person(), base, byId)).sources).toEqual([asset?.id]);
    const transcript = await app.service('mediaLibrary').asset(sends[0].assetId);
    expect(transcript).toMatchObject({ ext: '.vtt', mime: 'text/vtt' });
  });

  it('writes down a file that comes with it', async () => {
    const spoken = await made(person(), base, { ...speech, options: { save: false } });
    const { bytes } = await person().download(`${base}/sends/${spoken.sends[0].id}/preview`);
    app.sandbox.reset();
    const form = new FormData();
    const request = { kind: 'transcribe', input: { file: { file: 0 } } };
    form.set('data', JSON.stringify(request));
    form.append('files', new Blob([new Uint8Array(bytes)], { type: 'audio/wav' }), 'talk.wav');
    const { status, body } = await person().postForm(`${base}/operations`, form);
    expect([status, body.error]).toEqual([202, undefined]);
    const operation = await ended(person(), base, body.data.id);
    expect(operation).toMatchObject({ kind: 'transcribe', status: 'done' });
    expect(ledger()).toEqual(['/audio/transcriptions']);
  });

  it('has the field of what is wrong, for free', async () => {
    const wrong = { kind: 'speech', input: { input, voice: 'nobody' } };
    const { status, body } = await person().post(`${base}/operations`, wrong);
    expect([status, body.error.details.code, body.error.details.charge]).toEqual([
      ...[400, 'invalid_input', 'none'],
    ]);
    expect(body.error.details.issues[0].path).toBe('voice');
    expect(ledger()).toEqual([]);
  });

  it('takes no path of this server', async () => {
    const wrong = { kind: 'transcribe', input: { file: { path: '/etc/hostname' } } };
    const { status } = await person().post(`${base}/operations`, wrong);
    expect(status).toBe(400);
  });
});

describe('rights', () => {
  const person = (name: string, actions: { action: string; subject?: string }[]) =>
    app.people.withActions({ name, actions });

  it.each([
    ['speech', { input }],
    ['compose', music],
    ['transcribe', { file: 'abc' }],
  ])('for pictures are none for %s', async (kind, body) => {
    const painter = await person(`painter-${kind}`, [{ action: ACTIONS.generate }, UPLOAD]);
    const { status } = await painter.post('/venice/operations', { kind, input: body });
    expect(status).toBe(403);
    expect(ledger()).toEqual([]);
  });

  it('for videos are none for the price of music', async () => {
    const animator = await person('animator', [{ action: ACTIONS.animate }, UPLOAD]);
    const { status } = await animator.post('/venice/quotes', { kind: 'compose', input: music });
    expect(status).toBe(403);
  });

  it('to one’s own files are none to a recording of somebody else', async () => {
    const { assets } = await app.service('audio').speech({ input });
    app.sandbox.reset();
    const request = { kind: 'transcribe', input: { file: assets[0]?.documentId } };
    const { status, body } = await editor.post('/venice/operations', request);
    expect([status, body.error.details.issues[0].path]).toEqual([400, 'file']);
    expect(ledger()).toEqual([]);
  });

  it('without a name are none at all', async () => {
    const { status } = await app.people.anonymous.post('/venice/operations', speech);
    expect(status).toBe(401);
    const open = await app.people.anonymous.post('/api/venice/operations', speech);
    expect(open.status).toBe(403);
  });
});
