import type { Asset } from '../../../shared/contracts/asset';
import type { BodyOf, DataOf } from '../../../shared/contracts/contract';
import type { Operation } from '../../../shared/contracts/operation';
import * as contracts from '../../../shared/contracts/operations';
import { call, callForFile } from './call';

export type OperationRequest = contracts.OperationRequest;

export const createOperation = (body: OperationRequest): Promise<Operation> =>
  call({ contract: contracts.createOperation, body });

export type QuoteRequest = BodyOf<typeof contracts.quoteOperation>;

export const quoteOperation = ({
  body,
  signal,
}: {
  body: QuoteRequest;
  signal?: AbortSignal;
}): Promise<DataOf<typeof contracts.quoteOperation>> =>
  call({ contract: contracts.quoteOperation, body, signal });

export const getOperation = ({
  id,
  signal,
}: {
  id: number;
  signal?: AbortSignal;
}): Promise<Operation> => call({ contract: contracts.getOperation, params: { id }, signal });

export const cancelOperation = (id: number): Promise<Operation> =>
  call({ contract: contracts.cancelOperation, params: { id } });

export const previewBlob = ({ id, signal }: { id: number; signal?: AbortSignal }): Promise<Blob> =>
  callForFile({ contract: contracts.previewSend, params: { id }, signal });

export const keepSend = ({
  id,
  body = {},
}: {
  id: number;
  body?: BodyOf<typeof contracts.keepSend>;
}): Promise<Asset> => call({ contract: contracts.keepSend, params: { id }, body });

export const discardSend = (id: number): Promise<Operation> =>
  call({ contract: contracts.discardSend, params: { id } });

export const resendSend = (id: number): Promise<Operation> =>
  call({ contract: contracts.resendSend, params: { id } });

export const giveUpSend = (id: number): Promise<Operation> =>
  call({ contract: contracts.giveUpSend, params: { id } });
