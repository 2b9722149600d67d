import type { Ref } from 'react';
import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import type { Asset } from '../../../../shared/contracts/asset';
import { ALTERNATIVE_TEXT_MAX, CAPTION_MAX } from '../../../../shared/contracts/describe';
import { useText } from '../../translations/text';
import { Notice } from '../notice';
import { TextField } from './text-field';
import type { Texts } from './use-texts';

type Props = {
  firstRef: Ref<HTMLTextAreaElement>;
  texts: Texts;
  asset: Asset;
  disabled: boolean;
  maySave: boolean;
  change(part: Partial<Texts>): void;
};

/** What was written, to be read, changed and saved. */
export const TextFields = ({ firstRef, texts, asset, disabled, maySave, change }: Props) => {
  const t = useText();
  const { decorative } = texts;
  return (
    <>
      {!maySave && (
        <Notice look="neutral" title={t('describe.mayNotSave')}>
          <Typography>{t('describe.mayNotSave.text')}</Typography>
        </Notice>
      )}
      <TextField
        inputRef={firstRef}
        which="alternative"
        lang={texts.locale}
        limit={ALTERNATIVE_TEXT_MAX}
        rows={3}
        value={decorative ? '' : texts.alternativeText}
        earlier={asset.alternativeText ?? ''}
        disabled={disabled || decorative}
        copyable={!maySave}
        onChange={(alternativeText) => change({ alternativeText })}
      />
      <Box>
        <Checkbox
          checked={decorative}
          disabled={disabled}
          onCheckedChange={(checked) => change({ decorative: checked === true })}
        >
          {t('describe.decorative')}
        </Checkbox>
        {decorative && (
          <Typography variant="pi" textColor="neutral600" tag="p">
            {t('describe.decorative.hint')}
          </Typography>
        )}
      </Box>
      <TextField
        which="caption"
        lang={texts.locale}
        limit={CAPTION_MAX}
        rows={3}
        value={texts.caption}
        earlier={asset.caption ?? ''}
        disabled={disabled}
        copyable={!maySave}
        onChange={(caption) => change({ caption })}
      />
    </>
  );
};

/** What the picture has, before anything was written. */
export const PresentTexts = ({ asset }: { asset: Asset }) => {
  const t = useText();
  const rows = [
    { label: t('describe.alternative'), text: asset.alternativeText },
    { label: t('describe.caption'), text: asset.caption },
  ];
  return (
    <Box background="neutral100" hasRadius padding={4}>
      <Typography variant="delta" tag="h3">
        {t('describe.now')}
      </Typography>
      <Flex tag="dl" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {rows.map(({ label, text }) => (
          <Box key={label}>
            <Typography variant="sigma" textColor="neutral600" tag="dt">
              {label}
            </Typography>
            <Typography tag="dd" textColor={text ? 'neutral800' : 'neutral600'}>
              {text || t('describe.none')}
            </Typography>
          </Box>
        ))}
      </Flex>
    </Box>
  );
};
