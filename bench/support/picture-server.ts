import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { argumentOf, report } from './child-program';

/**
 * The smallest Venice that can be measured against: pictures that were made before, named by the prompt, answered at once in both forms.
 * The sandbox draws, and drawing a 4K PNG takes longer than saving it.
 */
export type PictureServer = { pictures: Record<string, { path: string; mime: string }> };

const main = async (): Promise<void> => {
  const { pictures } = argumentOf<PictureServer>();
  const answers = new Map(
    Object.entries(pictures).map(([name, { path, mime }]) => {
      const bytes = readFileSync(path);
      const body = { id: 'generate-image-1', images: [bytes.toString('base64')], timing: {} };
      return [name, { bytes, mime, json: Buffer.from(JSON.stringify(body)) }];
    })
  );
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://loopback');
    const known = CATALOGUE[pathname];
    if (known) return send({ response, type: JSON_TYPE, body: Buffer.from(JSON.stringify(known)) });
    json(request).then(
      (body) => {
        const asked = body as { prompt: string; return_binary?: boolean }; // only the benchmark asks
        const found = answers.get(asked.prompt);
        if (!found) return response.writeHead(404).end();
        const { bytes, mime, json: text } = found;
        if (asked.return_binary) send({ response, type: mime, body: bytes });
        else send({ response, type: JSON_TYPE, body: text });
      },
      () => response.destroy()
    );
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo; // listening on TCP, so it is an AddressInfo
    void report({ url: `http://127.0.0.1:${port}/api/v1` });
  });
  // Whoever started it has ended.
  process.once('disconnect', () => process.exit(0));
};

const send = (answer: { response: ServerResponse; type: string; body: Buffer }): void => {
  const { response, type, body } = answer;
  response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body);
};

const JSON_TYPE = 'application/json; charset=utf-8';

const CATALOGUE: Record<string, object> = {
  '/api/v1/models': {
    object: 'list',
    type: 'image',
    data: [{ id: 'painter', type: 'image', model_spec: { name: 'Painter', constraints: {} } }],
  },
  '/api/v1/models/traits': { object: 'list', type: 'image', data: { default: 'painter' } },
};

void main();
