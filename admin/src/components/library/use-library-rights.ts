import { useRBAC } from '@strapi/strapi/admin';
import { ACTIONS, UPLOAD_CREATE } from '../../../../shared/plugin';

/** A constant outside: the hook asks the server again whenever the list is another object. */
const PERMISSIONS = [
  { action: ACTIONS.describe, subject: null },
  { action: ACTIONS.animate, subject: null },
  { action: ACTIONS.recordsRead, subject: null },
  { action: UPLOAD_CREATE, subject: null },
];

/** What this person may do with a file of the Media Library. */
export const useLibraryRights = () => {
  const { allowedActions, isLoading } = useRBAC(PERMISSIONS);
  return {
    describe: !isLoading && allowedActions.canDescribe === true,
    animate: !isLoading && allowedActions.canAnimate === true && allowedActions.canCreate === true,
    records: !isLoading && allowedActions.canRecordsRead === true,
  };
};
