import { Parser } from 'saxen'
import { fileReasons } from '../../labels/files.ts'
import { Unreadable } from './unreadable.ts'

/** Attributes of an element, without their namespace prefixes. */
export type Attributes = Readonly<Record<string, string>>

/** What a reader of a part wants to hear; names come without their namespace prefixes. */
export interface XmlHandler {
  open(name: string, attributes: () => Attributes): void
  close?(name: string): void
  text?(text: string): void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** Reads a part of a workbook element by element; entities declared in the file are never expanded. */
export function readXml(xml: string, handler: XmlHandler): void {
  const parser = new Parser()
  parser.on('openTag', (name, attributes, decode) =>
    handler.open(local(name), () =>
      Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [local(key), decode(value)])),
    ),
  )
  parser.on('closeTag', name => handler.close?.(local(name)))
  parser.on('text', (text, decode) => handler.text?.(decode(text)))
  parser.on('cdata', text => handler.text?.(text))
  parser.on('error', error => {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('damaged', fileReasons.damaged, { cause: error })
  })
  parser.parse(xml)
}

/** Characters that a workbook writes as `_x000A_`. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text
}
