import { useStatus } from '../../api/queries';
import { Failure } from '../failure/failure';
import { toFailure } from '../failure/failure-info';

/** `missing`: there is no key. Until it is known, nothing is held back. */
export const useSetUp = (): 'ready' | 'missing' => {
  const { data: status } = useStatus();
  return status?.configured === false ? 'missing' : 'ready';
};

export const NotSetUp = () => (
  <Failure failure={{ ...toFailure({}), code: 'not_configured', charge: 'none' }} />
);
