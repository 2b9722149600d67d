import sharp from 'sharp';

import { disc, form, pixel, useSandbox } from './ask';

const { ask, charged } = useSandbox();
const cut = async (picture: Buffer) =>
  (await ask({ path: '/image/background-remove', form: form({ image: picture }) })).bytes;
const alphaAt = async (bytes: Buffer, x: number, y: number) => (await pixel({ bytes, x, y }))[3];

it('answers a true-colour PNG with alpha, of the size of the source', async () => {
  expect(await sharp(await cut(await disc())).metadata()).toMatchObject({
    format: 'png',
    width: 400,
    height: 400,
    hasAlpha: true,
    channels: 4,
    isPalette: false,
  });
});

it('clears the ground and keeps the subject', async () => {
  const bytes = await cut(await disc());
  expect([await alphaAt(bytes, 5, 5), await alphaAt(bytes, 120, 200)]).toEqual([0, 255]);
});

it('keeps what lies inside the subject, though it has the colour of the ground', async () => {
  expect(await alphaAt(await cut(await disc()), 200, 200)).toBe(255);
});

it('leaves soft edges', async () => {
  const { data } = await sharp(await cut(await disc()))
    .extractChannel(3)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const half = [...data].filter((alpha) => alpha > 20 && alpha < 235).length;
  expect(half).toBeGreaterThan(300);
  expect(half).toBeLessThan(6000);
});

it('leaves no halo of the ground along the edge', async () => {
  const bytes = await cut(await disc({ ground: { r: 30, g: 230, b: 60 } }));
  const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const halves = [...data.keys()].filter(
    (i) => i % 4 === 3 && Number(data[i]) > 100 && Number(data[i]) < 200
  );
  const green = halves.map((i) => Number(data[i - 2]));
  expect(halves.length).toBeGreaterThan(50);
  // The disc itself has a green of 31, the ground one of 230.
  expect(green.reduce((sum, value) => sum + value, 0) / green.length).toBeLessThan(60);
});

it('follows a ground that changes softly', async () => {
  const gradient = Buffer.from(
    '<svg width="400" height="400"><defs><linearGradient id="g" x2="1" y2="1"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#a9b4c4"/></linearGradient></defs><rect width="400" height="400" fill="url(#g)"/><rect x="140" y="120" width="120" height="200" fill="#a03010"/></svg>'
  );
  const bytes = await cut(await sharp(gradient).png().toBuffer());
  expect([
    await alphaAt(bytes, 4, 4),
    await alphaAt(bytes, 395, 395),
    await alphaAt(bytes, 380, 20),
    await alphaAt(bytes, 200, 200),
  ]).toEqual([0, 0, 0, 255]);
});

it('follows a ground that is lighter in the middle', async () => {
  const vignette = Buffer.from(
    '<svg width="400" height="400"><defs><radialGradient id="g" r="0.75"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#b4bac4"/></radialGradient></defs><rect width="400" height="400" fill="url(#g)"/><rect x="140" y="140" width="120" height="120" fill="#a03010"/></svg>'
  );
  const bytes = await cut(await sharp(vignette).png().toBuffer());
  expect([await alphaAt(bytes, 200, 4), await alphaAt(bytes, 4, 4)]).toEqual([0, 0]);
});

it('cuts what the sandbox itself draws as a product', async () => {
  const drawn = await ask({
    path: '/image/generate',
    json: {
      model: 'z-image-turbo',
      prompt: 'a red bottle, product on white background',
      seed: 2,
      return_binary: true,
      format: 'png',
    },
  });
  const { channels } = await sharp(await cut(drawn.bytes)).stats();
  const share = Number(channels[3]?.mean) / 255;
  expect(share).toBeGreaterThan(0.05);
  expect(share).toBeLessThan(0.3);
});

it.each([
  ['base64', async () => ({ image: (await disc()).toString('base64') })],
  [
    'a data URI',
    async () => ({ image: `data:image/png;base64,${(await disc()).toString('base64')}` }),
  ],
  ['image_url', async () => ({ image_url: 'https://sandbox.test/400x300.png' })],
])('takes %s', async (_name, json) => {
  expect((await ask({ path: '/image/background-remove', json: await json() })).status).toBe(200);
});

const url = 'https://sandbox.test/400x300.png';
it.each([
  ['both image and image_url', { image: url, image_url: url }],
  ['neither image nor image_url', {}],
  ['model', { image: url, model: 'bria-bg-remover' }],
  ['an image_url that is no URL', { image_url: 'photo.jpg' }],
  ['a private image_url', { image_url: 'http://localhost:1337/uploads/a.png' }],
])('refuses %s', async (_name, json) => {
  expect((await ask({ path: '/image/background-remove', json })).status).toBe(400);
});

it('refuses image_url in a form', async () => {
  const answer = await ask({ path: '/image/background-remove', form: form({ image_url: url }) });
  expect(answer.status).toBe(400);
});

it('costs three cents', async () => {
  await cut(await disc());
  expect(charged()).toEqual([0.03]);
});
