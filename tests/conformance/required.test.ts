import * as z from 'zod/v4';
import { failure } from '../support/venice-client';
import { ROWS, useRows } from './rows';

const { venice, send } = useRows();

type Schema = {
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
};
type Path = (string | number)[];

/** Where in the example stands what the schema asks for. A choice between schemas is left out: what one needs another may not. */
const required = ({ schema, value, at }: { schema: Schema; value: unknown; at: Path }): Path[] => {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      required({ schema: schema.items ?? {}, value: item, at: [...at, index] })
    );
  }
  if (!isRecord(value)) return [];
  const own = (schema.required ?? []).map((name): Path => [...at, name]);
  const below = Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
    required({ schema: part, value: value[name], at: [...at, name] })
  );
  return [...own, ...below];
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value);

const without = ({ value, path }: { value: unknown; path: Path }): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return undefined;
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      index === step ? without({ value: item, path: rest }) : item
    );
  }
  const { [step]: part, ...others } = value as Record<string | number, unknown>; // the path leads through it
  return rest.length === 0 ? others : { ...others, [step]: without({ value: part, path: rest }) };
};

const missing = ROWS.flatMap((row) => {
  const schema = z.toJSONSchema(row.endpoint.input, { io: 'input', unrepresentable: 'any' });
  const paths = [row.example.minimal, row.example.full].flatMap((value) =>
    required({ schema: schema as Schema, value, at: [] }).map((path) => ({ value, path }))
  );
  const unique = new Map(paths.map((one) => [one.path.join('.'), one]));
  return [...unique].map(([field, { value, path }]) => ({
    ...row,
    row,
    field,
    input: without({ value, path }),
  }));
});

describe('a request that lacks what is needed', () => {
  it.each(missing)('$name is refused for free without $field', async ({ row, field, input }) => {
    const error = await failure(send(row, input));
    expect(error).toMatchObject({ code: 'invalid_input', charge: 'none' });
    expect(error.issues.map(({ path }) => path).join()).toContain(String(field).split('.')[0]);
    expect(venice().received).toHaveLength(0);
  });

  const posts = ROWS.filter(({ endpoint }) => endpoint.encoding !== 'query');
  it.each(posts)('$name is refused for free without anything', async (row) => {
    expect((await failure(send(row, {}))).code).toBe('invalid_input');
    expect(venice().received).toHaveLength(0);
  });
});
