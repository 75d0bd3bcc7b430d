import { csv, upload, xlsx } from './media.ts'

/** What a page's form that sends a file is called. */
export const form = 'multipart/form-data'

/** Bytes of a sheet that are taken: somewhat more than are read, so that whoever sends too much is told so in Chinese. */
const mostBytes = 4 * 1024 * 1024

/** A spreadsheet that comes in; what it is, is told by its content: the media type only says that it is one. */
export const sheetUpload = upload(
  mostBytes,
  xlsx,
  csv,
  'application/csv',
  'application/vnd.ms-excel',
  'application/vnd.ms-excel.sheet.macroenabled.12',
  'application/octet-stream',
  form,
)
