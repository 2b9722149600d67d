import { Box, Field, Flex, IconButton, NumberInput } from '@strapi/design-system';
import { ArrowsCounterClockwise, Lock } from '@strapi/icons';
import { useText } from '../../../translations/text';
import { drawSeed } from './form-state';
import type { FieldsProps } from './generate-fields';

/** A seed with dice and lock. Left empty, the server draws one and records it. */
export const SeedField = ({ form, change }: Pick<FieldsProps, 'form' | 'change'>) => {
  const t = useText();
  return (
    <Field.Root hint={t('form.seed.hint')}>
      <Field.Label>{t('form.seed')}</Field.Label>
      <Flex gap={2}>
        <Box flex="1">
          <NumberInput
            value={form.seed ?? undefined}
            onValueChange={(seed) => change({ seed: seed ?? null, seedLocked: seed !== undefined })}
          />
        </Box>
        <IconButton
          label={t('form.seed.dice')}
          size="L"
          onClick={() => change({ seed: drawSeed(), seedLocked: true })}
        >
          <ArrowsCounterClockwise />
        </IconButton>
        <IconButton
          label={t(form.seedLocked ? 'form.seed.unlock' : 'form.seed.lock')}
          size="L"
          aria-pressed={form.seedLocked}
          variant={form.seedLocked ? 'secondary' : 'tertiary'}
          disabled={form.seed === null}
          onClick={() => change({ seedLocked: !form.seedLocked })}
        >
          <Lock />
        </IconButton>
      </Flex>
      <Field.Hint />
    </Field.Root>
  );
};
