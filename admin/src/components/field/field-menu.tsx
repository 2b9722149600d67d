import type { Ref } from 'react';
import { IconButton, Menu, Typography } from '@strapi/design-system';
import { More } from '@strapi/icons';
import { useText } from '../../translations/text';
import type { Attribute } from './field-images';
import { acceptsImages, acceptsVideos } from './field-images';
import type { Opened } from './open-dialog';
import type { Rights } from './use-rights';

/** What stands in the menu of a field. */
export const menuOf = ({
  attribute,
  rights,
}: {
  attribute: Attribute;
  rights: Rights;
}): Extract<Opened, 'describe' | 'animate' | 'record'>[] => [
  ...(rights.describe && acceptsImages(attribute) ? (['describe'] as const) : []),
  ...(rights.animate && acceptsVideos(attribute) ? (['animate'] as const) : []),
  ...(rights.records ? (['record'] as const) : []),
];

type Props = {
  openerRef: Ref<HTMLButtonElement>;
  items: ReturnType<typeof menuOf>;
  /** Whether the field holds a picture, and anything at all. */
  hasImage: boolean;
  hasFile: boolean;
  onOpen(what: Opened): void;
};

/** What there is no room for in the row. */
export const FieldMenu = ({ openerRef, items, hasImage, hasFile, onOpen }: Props) => {
  const t = useText();
  // A video can also be made out of a picture that is not in the field.
  const able = { describe: hasImage, animate: true, record: hasFile };
  const words = {
    describe: able.describe ? 'field.describe' : 'field.describe.empty',
    animate: 'field.animate',
    record: able.record ? 'field.record' : 'field.record.empty',
  } as const;
  return (
    <Menu.Root>
      <Menu.Trigger
        ref={openerRef}
        tag={IconButton}
        size="S"
        label={t('field.more')}
        icon={<More />}
        endIcon={null}
      />
      <Menu.Content>
        {items.map((item) => (
          <Menu.Item key={item} disabled={!able[item]} onSelect={() => onOpen(item)}>
            {/* The menu's own text keeps its colour, so that what cannot be chosen would look as if it could. */}
            <Typography textColor={able[item] ? 'neutral800' : 'neutral500'}>
              {t(words[item])}
            </Typography>
          </Menu.Item>
        ))}
      </Menu.Content>
    </Menu.Root>
  );
};
