import type { Core } from '@strapi/strapi';
import type { Asset } from '../../../../shared/contracts/asset';

/** A row of the Media Library as the database has it. */
export type FileRow = Asset & { hash: string; provider: string };

export type FolderRow = { id: number; name: string; path: string };

type UploadService = {
  upload(
    question: {
      data: {
        fileInfo: {
          name: string;
          alternativeText?: string;
          caption?: string;
          folder: number;
        };
      };
      files: { filepath: string; originalFilename: string; mimetype: string; size: number };
    },
    options?: { user: { id: number } }
  ): Promise<FileRow[]>;
  /** What is left out stays as it is. */
  updateFileInfo(
    id: number,
    info: { alternativeText?: string; caption?: string },
    options?: { user: { id: number } }
  ): Promise<FileRow>;
};

type FolderService = {
  create(folder: { name: string; parent: null }): Promise<FolderRow>;
  deleteByIds(ids: number[]): Promise<unknown>;
};

type ImageManipulationService = { generateFileName(name: string): string };

type FileService = { signFileUrls<Row extends Asset>(row: Row): Promise<Row> };

/** The services of Strapi's upload plugin, with the types that it does not export. */
export const uploadPlugin = (strapi: Core.Strapi) => {
  const service = (name: string): unknown => strapi.plugin('upload').service(name);
  return {
    // Strapi types every plugin service alike; these shapes were read in the upload plugin of 5.54.
    upload: service('upload') as UploadService,
    folder: service('folder') as FolderService,
    file: service('file') as FileService,
    imageManipulation: service('image-manipulation') as ImageManipulationService,
  };
};

export const FOLDER_UID = 'plugin::upload.folder';
