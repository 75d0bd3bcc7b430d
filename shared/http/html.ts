import { createHash } from 'node:crypto'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it stands in HTML, between tags and in quoted attributes alike. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, character => entities[character] as string)

/** HTML that stands as it is. */
export interface Markup {
  readonly markup: string
}

/** What may be put into markup. */
export type Piece = Markup | string | number | readonly Piece[]

function markupOf(piece: Piece): string {
  if (typeof piece !== 'object') return escaped(String(piece))
  return 'markup' in piece ? piece.markup : piece.map(markupOf).join('')
}

/** Template of HTML: what is put in is escaped, unless it is markup itself. */
export const markup = (parts: TemplateStringsArray, ...pieces: Piece[]): Markup => ({
  markup: String.raw({ raw: parts }, ...pieces.map(markupOf)),
})

/** Pieces with others between them. */
export const joined = (pieces: readonly Piece[], between: Piece): Markup =>
  markup`${pieces.map((piece, at) => (at === 0 ? piece : [between, piece]))}`

/** Headers of a page: nothing but its own style, no script, nothing from elsewhere, nothing kept (CSP level 3, RFC 9111). */
export const pageHeaders = (style: string) => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
})

/** A whole page. */
export const htmlPage = (page: {
  readonly language: 'zh-CN' | 'en'
  readonly title: string
  readonly style: string
  readonly body: Markup
}): string =>
  markup`<!doctype html><html lang="${page.language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${page.title}</title><style>${{ markup: page.style }}</style><body>${page.body}</body></html>`
    .markup
