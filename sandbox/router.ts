import type { BodyKind } from './body';
import { keyOf, type Call } from './call';
import { refuse } from './refusal';
import type { Reply } from './reply';

export type Route = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Without the base; `{x}` stands for any one segment. */
  path: string;
  access: 'public' | 'key' | 'admin';
  body: BodyKind;
  run: (call: Call) => Reply | Promise<Reply>;
};

export const find = ({
  routes,
  method,
  path,
}: {
  routes: Route[];
  method: string;
  path: string;
}): Route => {
  const exact = routes.filter((route) => route.path === path);
  const there =
    exact.length > 0 ? exact : routes.filter((route) => matches({ pattern: route.path, path }));
  const found = there.find((route) => route.method === method);
  if (found) return guarded(found);
  if (there.length === 0) throw refuse({ status: 404, error: `Route ${method} ${path} not found` });
  const allow = there.map((route) => route.method).join(', ');
  throw refuse({
    status: 405,
    error: `Method ${method} is not allowed`,
    headers: { Allow: allow },
  });
};

/** A key was looked at from outside already; whether it is still valid is asked before the work begins. */
const guarded = (route: Route): Route =>
  route.access === 'public'
    ? route
    : {
        ...route,
        run: (call) => {
          keyOf(call);
          return route.run(call);
        },
      };

/** What stands in a path where the pattern has `{x}`, decoded. */
export const segment = ({ path, nth }: { path: string; nth: number }): string => {
  const text = path.split('/')[nth] ?? '';
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const matches = ({ pattern, path }: { pattern: string; path: string }): boolean => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, i) => (part.startsWith('{') ? given[i] !== '' : part === given[i]))
  );
};
