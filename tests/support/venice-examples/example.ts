import type { DataOf, EndpointName, InputOf } from '../../../server/src/venice';
import type { Reply } from '../loopback';

/** One example of an endpoint, for the suites that run over all of them. */
export type Example<N extends EndpointName> = {
  /** As little as may be given. */
  minimal: InputOf<N>;
  /** Every parameter at once. */
  full: InputOf<N>;
  /** What of `full` stays at home, and why is said at the endpoint. */
  neverSent: string[];
  /**
   * What travels of `full` besides path and headers: the JSON body, or the query or the form as its texts. A list is a name that
   * repeats; a file of a form stands there as its file name.
   */
  wire: Record<string, unknown> | unknown[];
  /** The same request with its pictures as files, where they may also travel as text. */
  withFiles: InputOf<N> | null;
  /** A true answer, and what it is read as. */
  answer: Reply;
  data: DataOf<N> | object;
  /** Answers of other shapes that are just as true. */
  otherwise?: { answer: Reply; data: DataOf<N> | object }[];
};

/** The examples of some endpoints. A group that `satisfies` it keeps its own names. */
export type Examples<N extends EndpointName> = { [M in N]: Example<M> };

/** Of an endpoint that sends all it is given, and takes no pictures. */
export const plain = { neverSent: [], withFiles: null };
/** Of an endpoint without parameters. */
export const nothing = { minimal: {}, full: {}, wire: {} };
