/** A file of the pages, as it is sent. */
export interface Asset {
  readonly type: string
  /** Compressed with gzip, in base64. */
  readonly gzip: string
}

/** The pages, bundled. */
export interface Pages {
  readonly html: string
  readonly worker: string
  /** By name, which has a hash of the content. */
  readonly assets: Readonly<Record<string, Asset>>
}

/** Put in when the function is bundled (infra/constructs/pages.ts); from the sources alone there are none. */
export const pages: Pages = { html: '', worker: '', assets: {} }
