import type * as z from 'zod'

/** A request body that is a file: one of these media types, at most so many bytes. */
export interface UploadType<MediaType extends string = string> {
  readonly mediaTypes: readonly MediaType[]
  readonly maxBytes: number
}

/** A response that is a file of one of these media types. */
export interface DownloadType<MediaType extends string = string> {
  readonly mediaTypes: readonly MediaType[]
}

/** A file that came in; `charset` as its content type says. */
export interface Upload<MediaType extends string = string> {
  readonly mediaType: MediaType
  readonly charset?: string
  readonly bytes: Uint8Array
}

/** A file that goes out; `name` is what it is saved as, in any script, `asciiName` by clients that take ASCII only. */
export interface Download<MediaType extends string = string> {
  readonly mediaType: MediaType
  readonly name: string
  readonly asciiName: string
  readonly bytes: Uint8Array
}

/** Media types of spreadsheets. */
export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** See {@link xlsx}; goes out as UTF-8. */
export const csv = 'text/csv'

/** A page. */
export const html = 'text/html'
/** Parts of a page. */
export const [javascript, css, svg] = ['text/javascript', 'text/css', 'image/svg+xml'] as const
/** A form as browsers send it. */
export const form = 'application/x-www-form-urlencoded'

/** Declares a file as request body. */
export const upload = <const MediaType extends string>(
  maxBytes: number,
  ...mediaTypes: MediaType[]
): UploadType<MediaType> => ({ mediaTypes, maxBytes })

/** Declares a file as response. */
export const download = <const MediaType extends string>(
  ...mediaTypes: MediaType[]
): DownloadType<MediaType> => ({ mediaTypes })

/** Whether a declared body is a file, not JSON. */
export const isFile = (
  declared: z.ZodType | UploadType | DownloadType,
): declared is UploadType | DownloadType => 'mediaTypes' in declared
