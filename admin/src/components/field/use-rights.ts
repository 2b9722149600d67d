import { useRBAC } from '@strapi/strapi/admin';
import { ACTIONS, UPLOAD_CREATE } from '../../../../shared/plugin';

/** A constant outside: the hook asks the server again whenever the list is another object. */
const PERMISSIONS = [
  { action: ACTIONS.generate, subject: null },
  { action: ACTIONS.edit, subject: null },
  { action: ACTIONS.removeBackground, subject: null },
  { action: ACTIONS.describe, subject: null },
  { action: ACTIONS.animate, subject: null },
  { action: ACTIONS.recordsRead, subject: null },
  { action: UPLOAD_CREATE, subject: null },
];

export type Rights = {
  generate: boolean;
  edit: boolean;
  removeBackground: boolean;
  describe: boolean;
  animate: boolean;
  records: boolean;
};

const NONE: Rights = {
  generate: false,
  edit: false,
  removeBackground: false,
  describe: false,
  animate: false,
  records: false,
};

/** What this person may do under a media field. Everything that makes a file takes the right to upload as well. */
export const useRights = (): Rights => {
  const { allowedActions, isLoading } = useRBAC(PERMISSIONS);
  if (isLoading) return NONE;
  const upload = allowedActions.canCreate === true;
  return {
    generate: upload && allowedActions.canGenerate === true,
    edit: upload && allowedActions.canEdit === true,
    removeBackground: upload && allowedActions.canRemoveBackground === true,
    describe: allowedActions.canDescribe === true,
    animate: upload && allowedActions.canAnimate === true,
    records: allowedActions.canRecordsRead === true,
  };
};
