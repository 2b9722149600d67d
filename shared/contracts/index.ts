import { catalogueContracts } from './catalogue';
import { describeContracts } from './describe';
import { operationContracts } from './operations';
import { recordContracts } from './records';
import { settingsContracts } from './settings';
import { statusContracts } from './status';

/** Every route of the plugin. */
export const CONTRACTS = {
  ...operationContracts,
  ...catalogueContracts,
  ...describeContracts,
  ...recordContracts,
  ...settingsContracts,
  ...statusContracts,
} as const;

export type ContractName = keyof typeof CONTRACTS;
