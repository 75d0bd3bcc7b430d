/** A word where it stands on a page, in points from its upper left corner. */
export interface Word {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A page of a PDF with its words. */
export interface Page {
  readonly width: number
  readonly height: number
  readonly words: readonly Word[]
}

const pageTag = /<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/g
const wordTag =
  /<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">([\s\S]*?)<\/word>/g
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string) =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name = '') =>
    code === undefined ? (entities[name] ?? whole) : String.fromCodePoint(Number(code)),
  )

/** Reads what `pdftotext -bbox` writes. */
export const readWords = (html: string): Page[] =>
  [...html.matchAll(pageTag)].map(([, width, height, body = '']) => ({
    width: Number(width),
    height: Number(height),
    words: [...body.matchAll(wordTag)].map(([, left, top, right, bottom, text = '']) => ({
      text: unescaped(text),
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
    })),
  }))
