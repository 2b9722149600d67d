import { getFetchClient } from '@strapi/strapi/admin';
import type { BodyOf, Contract, DataOf } from '../../../shared/contracts/contract';
import { PLUGIN_ID } from '../../../shared/plugin';

type Values = Record<string, string | number>;

/** Where a contract is from the admin: the plugin's routes have no `/admin` before them. */
export const pathOf = ({
  contract,
  params = {},
}: {
  contract: Contract;
  params?: Values;
}): string =>
  `/${PLUGIN_ID}${contract.path.replace(/:(\w+)/g, (_, name: string) => String(params[name]))}`;

/** A request as its contract has it. Rejects with Strapi's FetchError; `toFailure` reads it. */
export const call = async <C extends Contract>({
  contract,
  params,
  body,
  signal,
}: {
  contract: C;
  params?: Values;
  body?: BodyOf<C>;
  signal?: AbortSignal;
}): Promise<DataOf<C>> => {
  const client = getFetchClient();
  const path = pathOf({ contract, params });
  const { data } =
    contract.method === 'GET'
      ? await client.get<{ data: DataOf<C> }>(path, { signal })
      : await client[contract.method === 'POST' ? 'post' : 'put']<{ data: DataOf<C> }>(
          path,
          body ?? {},
          { signal }
        );
  return data.data;
};

/** The bytes of an answer that is a file. An `img` cannot carry the login, so they are fetched. */
export const callForFile = async ({
  contract,
  params,
  signal,
}: {
  contract: Contract;
  params?: Values;
  signal?: AbortSignal;
}): Promise<Blob> => {
  const options = { signal, responseType: 'blob' as const };
  const { data } = await getFetchClient().get<Blob>(pathOf({ contract, params }), options);
  return data;
};
