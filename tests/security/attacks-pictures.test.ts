import type { Person } from '../support/people';
import { author, editOf, formWith } from '../support/security-attacker';
import { BOMB, POLYGLOTS, smallPng } from '../support/security-payloads';
import { bootStrapi, type App } from '../support/strapi';

jest.setTimeout(60_000);

let app: App;
let attacker: Person;
beforeAll(async () => {
  app = await bootStrapi();
  attacker = await author(app);
});
afterAll(() => app.close());
afterEach(() => expect(app.sandbox.ledger().entries).toEqual([]));

const sendFile = (question: { bytes: Buffer; name?: string; type?: string; options?: object }) => {
  const { options = {}, ...file } = question;
  const edit = editOf({ file: 0 });
  const data = { ...edit, options: { ...edit.options, ...options } };
  return attacker.postForm('/venice/operations', formWith({ ...file, data }));
};

it.each([
  ['as it is', {}],
  ['even to be made smaller', { shrink: true }],
  ['even without checks', { validate: 'off' }],
])('a PNG that claims 50,000 × 50,000 pixels is refused by its header, %s', async (_, options) => {
  const { status, body } = await sendFile({ bytes: BOMB, options });
  expect([status, body.error.message]).toEqual([400, expect.stringContaining('50000 × 50000')]);
});

it('a file of 26 MB is refused with the offer of a smaller copy', async () => {
  const bytes = Buffer.concat([await smallPng(), Buffer.alloc(26_000_000)]);
  const { status, body } = await sendFile({ bytes });
  expect([status, body.error.details.issues[0].code]).toEqual([400, 'too_large']);
});

it('more text than Strapi reads is refused before it is parsed', async () => {
  const { status } = await attacker.post('/venice/operations', editOf('A'.repeat(5_000_000)));
  expect(status).toBe(413);
});

it.each(POLYGLOTS)('%s is refused, whatever it is called', async (_what, bytes) => {
  const answers = [
    await sendFile({ bytes, name: 'photo.png', type: 'image/png' }),
    await attacker.post('/venice/operations', editOf(bytes.toString('base64'))),
    await attacker.post(
      '/venice/operations',
      editOf(`data:image/png;base64,${bytes.toString('base64')}`)
    ),
  ];
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
});
