import { useState } from 'react';
import { useIntl } from 'react-intl';
import { locale } from '../../../../shared/contracts/describe';
import { useLocales } from '../../api/describe';

/** Offered where Strapi has no languages of its own. */
const COMMON = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'uk', 'tr', 'ja', 'zh'];

type Option = { value: string; text: string };

/** In which language to write: the one chosen here, else that of the entry, else Strapi's default, else English. */
export const useLanguage = (entryLocale: string | null) => {
  const { locale: spoken } = useIntl();
  const { data: locales = [], isLoading } = useLocales();
  const [chosen, setChosen] = useState<string | null>(null);
  const installed = locales.filter(({ code }) => isLanguage(code));
  const preset = installed.find(({ isDefault }) => isDefault)?.code ?? 'en';
  const ofEntry = entryLocale !== null && isLanguage(entryLocale) ? entryLocale : null;
  const value = chosen ?? ofEntry ?? preset;
  const codes = installed.length > 0 ? installed.map(({ code }) => code) : COMMON;
  const options = [...new Set([...codes, value])].map((code): Option => {
    const name = installed.find((one) => one.code === code)?.name;
    return { value: code, text: name ?? nameOf({ code, spoken }) };
  });
  return {
    value,
    options,
    choose: setChosen,
    /** That of the entry, which need not be explained by anything else. */
    ofEntry: value === ofEntry,
    /** False: the default is not known yet. */
    known: chosen !== null || ofEntry !== null || !isLoading,
  };
};

export type Language = ReturnType<typeof useLanguage>;

/** Whether the server will take it: Strapi's own locales may be named freely. */
const isLanguage = (code: string): boolean => locale.safeParse(code).success;

const nameOf = ({ code, spoken }: { code: string; spoken: string }): string => {
  try {
    return new Intl.DisplayNames([spoken], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
};
