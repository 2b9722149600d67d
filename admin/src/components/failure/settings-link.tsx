import type { ReactNode } from 'react';
import { Box, Link } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useHref } from 'react-router-dom';
import { ACTIONS, PLUGIN_ID } from '../../../../shared/plugin';
import { useText } from '../../translations/text';

const MAY_READ = [{ action: ACTIONS.settingsRead, subject: null }];

/** For whoever may open the settings; `otherwise` for everybody else. */
export const SettingsLink = ({ otherwise = null }: { otherwise?: ReactNode }) => {
  const t = useText();
  // The admin need not be at /admin.
  const href = useHref(`/settings/${PLUGIN_ID}`);
  const { allowedActions, isLoading } = useRBAC(MAY_READ);
  if (isLoading) return null;
  if (!allowedActions.canSettingsRead) return otherwise;
  return (
    <Box>
      {/* In another tab: the entry behind the dialog may hold changes that nobody has saved yet. */}
      <Link href={href} isExternal>
        {t('error.not_configured.open')}
      </Link>
    </Box>
  );
};
