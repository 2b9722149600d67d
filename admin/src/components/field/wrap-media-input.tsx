import { forwardRef, memo, type ComponentType } from 'react';
import type { StrapiApp } from '@strapi/strapi/admin';
import { Boundary } from './boundary';
import { MediaFieldButtons, type MediaFieldProps } from './media-field-buttons';

const WRAPPED = Symbol.for('venice.wrappedMediaInput');
type MaybeWrapped = ComponentType<MediaFieldProps> & { [WRAPPED]?: true };

/**
 * Puts our buttons under whatever shows media fields. Strapi has no zone for that; replacing the registered component with one that
 * renders it unchanged works everywhere a media field can stand.
 */
export const wrapMediaInput = (app: StrapiApp): void => {
  // Strapi types the registry loosely; the props are those it was seen to pass in 5.54. Where a later one keeps its fields elsewhere,
  // there are no buttons, and the settings page says so: the admin must start all the same.
  const Original = app.library?.fields?.media as unknown as MaybeWrapped | undefined;
  if (!Original || Original[WRAPPED]) return;
  const Media = forwardRef<unknown, MediaFieldProps>((props, ref) => {
    const forwarded = { ...props, ref };
    return (
      <>
        <Original {...forwarded} />
        <Boundary>
          <MediaFieldButtons {...props} />
        </Boundary>
      </>
    );
  });
  Media.displayName = 'VeniceMediaInput';
  const wrapped = Object.assign(memo(Media), { [WRAPPED]: true as const });
  app.addFields({ type: 'media', Component: wrapped as unknown as ComponentType });
};

/** For the settings page: whether the buttons are where they should be. */
export const isWrapped = (component: unknown): boolean =>
  Boolean((component as MaybeWrapped | undefined)?.[WRAPPED]);
