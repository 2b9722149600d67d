import { CONTRACTS, type ContractName } from '../../shared/contracts';
import type { Person, Reply } from './people';
import type { Request } from './security-cases';

/** Where Strapi mounts the routes: for the admin, and for its content API. */
export const AREAS = { admin: '/venice', api: '/api/venice' } as const;
export type Area = keyof typeof AREAS;

/** Asks one route as its contract describes it. */
export const askRoute = (question: {
  person: Person;
  area: Area;
  name: ContractName;
  request: Request;
}): Promise<Reply> => {
  const { person, area, name, request } = question;
  const { method, path } = CONTRACTS[name];
  const { params = '', query = '', body } = request;
  const url = `${AREAS[area]}${path.replace(/:\w+/, params)}${query}`;
  const send = {
    GET: () => person.get(url),
    POST: () => person.post(url, body),
    PUT: () => person.put(url, body),
  };
  return send[method]();
};
