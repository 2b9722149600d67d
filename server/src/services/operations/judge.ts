import type { Issue } from '../../../../shared/catalogue/checks';
import type { OperationOptions } from '../../../../shared/contracts/operations';
import { VeniceError } from '../../venice';

/** What remains as warnings; throws for what has to be refused at this strictness. */
export const judge = ({
  issues,
  validate,
}: {
  issues: Issue[];
  validate: NonNullable<OperationOptions['validate']>;
}): Issue[] => {
  const refused = issues.filter(({ severity }) => validate === 'strict' || severity === 'error');
  if (validate === 'off' || refused.length === 0) return issues;
  throw new VeniceError({
    code: 'invalid_input',
    message: refused.map(({ field, message }) => `${field}: ${message}`).join('; '),
    issues: refused.map(({ field, code, message }) => ({ path: field, code, message })),
  });
};
