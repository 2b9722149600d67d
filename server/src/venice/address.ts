/** Parameters that travel neither in the query nor in the body, taken out of the rest. */
export const addressOf = ({
  path,
  headerNames,
  fields,
}: {
  /** `{name}` stands for the field of that name. */
  path: string;
  /** Which field travels as which header. */
  headerNames: Readonly<Record<string, string>>;
  fields: Readonly<Record<string, unknown>>;
}): { path: string; headers: Record<string, string>; rest: Record<string, unknown> } => {
  const rest = { ...fields };
  const take = (name: string): string => {
    const value = String(rest[name]);
    delete rest[name];
    return value;
  };
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(take(name)));
  const headers: Record<string, string> = {};
  for (const [name, header] of Object.entries(headerNames)) {
    if (rest[name] !== undefined) headers[header] = take(name);
  }
  return { path: filled, headers, rest };
};
