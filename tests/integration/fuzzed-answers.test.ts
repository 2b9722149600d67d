import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import type { Operation } from '../../shared/contracts/operation';
import { CODE } from '../../server/src/services/operations/request';
import { useFixedSeed } from '../support/fuzz';
import { anyDelivery, arrives, startFuzzedVenice } from '../support/fuzzed-venice';
import { anyHarms, harmed, type Harm } from '../support/mutations';
import { picture } from '../support/pictures';
import { bootStrapi, type App } from '../support/strapi';

useFixedSeed({ runs: 150 });

let app: App;
let venice: Awaited<ReturnType<typeof startFuzzedVenice>>;
let pictures: Buffer[];
beforeAll(async () => {
  venice = await startFuzzedVenice();
  const source = picture({ width: 320, height: 200 });
  pictures = await Promise.all([
    source.clone().png().toBuffer(),
    source.clone().jpeg().toBuffer(),
    source.clone().webp().toBuffer(),
  ]);
  app = await bootStrapi({
    venice: {
      baseUrl: venice.url,
      timeouts: { connectMs: 1_000, generateMs: 400 },
      retry: {
        attempts: 2,
        inferenceFailedAttempts: 1,
        baseDelayMs: 1,
        capMs: 2,
        waitBudgetMs: 20,
      },
      // What is asked about here is each answer by itself.
      requestsPerMinute: 10_000,
      circuit: { refusals: 1_000 },
    },
  });
}, 60_000);
afterAll(async () => {
  await venice.close();
  await app.close();
});

type Found = { which: number; harms: Harm[] };

type Body =
  | ({ form: 'picture' } & Found)
  | { form: 'json'; key: 'images' | 'data'; images: Found[]; more: Record<string, unknown> }
  | { form: 'junk'; text: string };

const anyPicture = fc.record({ which: fc.nat({ max: 2 }), harms: anyHarms });

const anyBody: fc.Arbitrary<Body> = fc.oneof(
  {
    weight: 7,
    arbitrary: anyPicture.map((found) => ({ form: 'picture' as const, ...found })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      form: fc.constant('json' as const),
      key: fc.constantFrom('images' as const, 'data' as const),
      images: fc.array(anyPicture, { maxLength: 3 }),
      more: fc.dictionary(
        fc.constantFrom('id', 'timing', 'request', 'error', 'created'),
        fc.jsonValue()
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      form: fc.constant('junk' as const),
      text: fc.oneof(fc.json(), fc.string()),
    }),
  }
);

const prompt = 'A lighthouse';
const anyQuestion = fc.constantFrom(
  { kind: 'generate' as const, input: { prompt } },
  { kind: 'generate' as const, input: { prompt, variants: 2, variants_mode: 'native' } },
  { kind: 'generations' as const, input: { prompt } }
);

const anyCase = fc.record({
  question: anyQuestion,
  body: anyBody,
  delivery: anyDelivery,
  save: fc.boolean(),
});
type Case = typeof anyCase extends fc.Arbitrary<infer C> ? C : never;

const harmedPicture = ({ which, harms }: Found) => harmed({ bytes: pictures[which]!, harms });

const bytesOf = (body: Body): Buffer => {
  if (body.form === 'picture') return harmedPicture(body);
  if (body.form === 'junk') return Buffer.from(body.text);
  const texts = body.images.map((image) => harmedPicture(image).toString('base64'));
  const list = body.key === 'images' ? texts : texts.map((text) => ({ b64_json: text }));
  return Buffer.from(JSON.stringify({ ...body.more, [body.key]: list }));
};

/** All that may be stored of an answer: nothing of a body that broke off. */
const servedBy = ({ body, delivery }: Case): Buffer[] => {
  if (body.form === 'junk' || !arrives(delivery)) return [];
  return body.form === 'picture' ? [harmedPicture(body)] : body.images.map(harmedPicture);
};

/** Its bytes, or all that can be seen of one that Strapi's decoder does not pass, encoded anew. */
const holds = async ({ file, served }: { file: Buffer; served: Buffer }): Promise<boolean> =>
  file.equals(served) || (!(await passes(served)) && (await looksLike({ file, served })));

const passes = (bytes: Buffer): Promise<boolean> =>
  sharp(bytes)
    .stats()
    .then(
      () => true,
      () => false
    );

const looksLike = async (pictures: { file: Buffer; served: Buffer }): Promise<boolean> => {
  const [file, served] = await Promise.all([pixelsOf(pictures.file), pixelsOf(pictures.served)]);
  return (
    file.length === served.length && file.every((value, at) => Math.abs(value - served[at]!) < 16)
  );
};

/** None where nothing can be seen. */
const pixelsOf = (bytes: Buffer): Promise<Buffer> =>
  sharp(bytes, { failOn: 'error' })
    .raw()
    .toBuffer()
    .catch(() => Buffer.alloc(0));

/** Asks, gets this answer, and keeps what came for a person to choose. */
const end = async ({ question, body, delivery, save }: Case): Promise<Operation> => {
  venice.answerWith({ delivery, body: bytesOf(body) });
  const options = { save, validate: 'off' as const };
  const { done } = await app.service('operations').start({ ...question, options, caller: CODE });
  return done;
};

/** The files in the Media Library, also of what waits to be chosen and is chosen now. */
const filesOf = async ({ sends }: Operation): Promise<Buffer[]> => {
  const waiting = sends.filter(({ state }) => state === 'received');
  const kept = await Promise.all(waiting.map(({ id }) => app.service('images').keep(id)));
  const ids = [...kept.map(({ id }) => id), ...sends.flatMap(({ assetId }) => assetId ?? [])];
  const rows = await Promise.all(ids.map((id) => app.service('mediaLibrary').asset(id)));
  return rows.map((row) => readFileSync(join(app.folder, 'public', row?.url ?? 'nowhere')));
};

/** What was stored and is no picture that was served. */
const filesOfNone = async ({ files, served }: Record<'files' | 'served', Buffer[]>) => {
  const held = files.map((file) => Promise.all(served.map((one) => holds({ file, served: one }))));
  const found = await Promise.all(held);
  return files.filter((_file, at) => !found[at]!.includes(true));
};

const isViolation = ({ delivery }: Case) =>
  delivery.headers.some(([name, value]) => /violation|minor/.test(name) && value === 'true');

/** Whether Venice says that it did what was asked, with nothing to take back. */
const succeeds = (found: Case) =>
  Math.floor(found.delivery.status / 100) === 2 && !isViolation(found);

// jest fails the test that runs when a rejection goes unhandled or an error uncaught.
it('whatever comes leads to an end, is never called free after a success, and only whole pictures are stored, as they came or as they are seen', async () => {
  let stored = 0;
  await fc.assert(
    fc.asyncProperty(anyCase, async (found) => {
      const operation = await end(found);
      const states = operation.sends.map(({ state }) => state);
      expect(operation.status).not.toBe('running');
      expect(states.filter((state) => state === 'queued' || state === 'sending')).toEqual([]);
      const free = operation.sends.filter(({ charge }) => charge === 'none');
      expect(succeeds(found) && free.length > 0).toBe(false);
      const files = await filesOf(operation);
      const served = servedBy(found);
      const homeless = await filesOfNone({ files, served });
      expect(homeless).toEqual([]);
      await Promise.all(files.map((file) => sharp(file).raw().toBuffer()));
      stored += files.length;
    })
  );
  // Otherwise nothing would have been asked about what is stored.
  expect(stored).toBeGreaterThan(0);
});
