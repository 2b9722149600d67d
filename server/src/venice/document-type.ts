import type { FileType } from './sniff';

/** Office files and books all begin like any other ZIP: only their name, or what a data URI says of itself, tells them apart. */
export const documentType = ({
  sniffed,
  name,
  mime,
}: {
  sniffed: FileType;
  /** With its extension. */
  name?: string;
  mime?: string | null;
}): FileType => {
  if (sniffed.extension !== 'zip') return sniffed;
  const extension = /\.([a-z0-9]+)$/i.exec(name ?? '')?.[1]?.toLowerCase();
  return (
    ARCHIVES.find((type) => type.extension === extension) ??
    ARCHIVES.find((type) => type.mime === mime?.toLowerCase()) ??
    sniffed
  );
};

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const ARCHIVES: readonly FileType[] = [
  { extension: 'docx', mime: `${OFFICE}.wordprocessingml.document` },
  { extension: 'xlsx', mime: `${OFFICE}.spreadsheetml.sheet` },
  { extension: 'pptx', mime: `${OFFICE}.presentationml.presentation` },
  { extension: 'epub', mime: 'application/epub+zip' },
];
