import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from './gateway';

/** How much of an answer was handed over: to the system of whoever asked, which need not have read it. */
export type Delivery = 'none' | 'late' | 'part' | 'whole';

/** Writes an answer in two halves. */
export const deliver = async ({
  response,
  answer,
  how,
  halfWay,
  pauseMs = 0,
}: {
  response: ServerResponse;
  answer: Answer;
  how: 'whole' | 'half';
  halfWay?: () => Promise<void>;
  pauseMs?: number;
}): Promise<Delivery> => {
  const { status, headers, bytes } = answer;
  const { connection: _connection, 'transfer-encoding': _coding, ...kept } = headers;
  const middle = Math.floor(bytes.length / 2);
  response.writeHead(status, { ...kept, 'content-length': bytes.length });
  await written({ response, bytes: bytes.subarray(0, middle) });
  if (pauseMs > 0) await wait(pauseMs);
  if (status === 200) await halfWay?.();
  if (how === 'half') {
    response.socket?.destroy();
    return 'part';
  }
  if (response.destroyed) return 'part';
  return new Promise((resolve) => {
    response.once('close', () => resolve(response.writableFinished ? 'whole' : 'part'));
    response.end(bytes.subarray(middle));
  });
};

const written = ({ response, bytes }: { response: ServerResponse; bytes: Buffer }) =>
  new Promise<void>((resolve) => {
    response.once('close', resolve);
    response.write(bytes, () => resolve());
  });
