type Env = typeof import('@strapi/utils').env;

const warned = new Set<string>();

/**
 * The secret of this name, or one that everybody can read here: enough to try things on one's own machine, and nothing more. Said
 * aloud where it would matter.
 */
export const secret = ({ env, name }: { env: Env; name: string }): string => {
  const given = env(name);
  if (given) return given;
  if (env('NODE_ENV') === 'production' && !warned.has(name)) {
    // Strapi reads its configuration several times.
    warned.add(name);
    console.warn(
      `${name} is not set: the playground uses a value that is public. Do not serve it like this.`
    );
  }
  return `for-local-use-only-${name.toLowerCase().replace(/_/g, '-')}`;
};
