import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { PLUGIN_ID } from '../../../shared/plugin';
import { en, type TranslationKey } from './en';

export type Values = Record<string, string | number>;
export type Text = (key: TranslationKey, values?: Values) => string;

const idOf = (key: string): string => `${PLUGIN_ID}.${key}`;

/** A key that does not exist is a compile error. English stands in where a language lacks a text. */
export const useText = (): Text => {
  const { formatMessage } = useIntl();
  return useCallback(
    (key, values) => formatMessage({ id: idOf(key), defaultMessage: en[key] }, values),
    [formatMessage]
  );
};

/** For Strapi's own menus, which translate by themselves. */
export const label = (key: TranslationKey) => ({ id: idOf(key), defaultMessage: en[key] });

export const prefixed = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [idOf(key), text]));
