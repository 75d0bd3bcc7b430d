import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'
import { fileReasons } from '../../labels/files.ts'
import { limits } from './limits.ts'
import { Unreadable } from './unreadable.ts'

/** Bytes of the archive inflated at a time; at a thousand to one they become 4 MB. */
const step = 4_096

/** Bit of a local header's flags. */
const encrypted = 1

/** Parts that hold no cells: pictures, drawings, themes. */
const unread = /^(xl\/)?(media|drawings|charts|embeddings|theme|printersettings|docprops|customxml)\//

const tooLarge = () =>
  new Unreadable('too_large', fileReasons.inflatedTooLarge(limits.inflatedBytes / 1024 / 1024))

const damaged = (cause?: unknown) => new Unreadable('damaged', fileReasons.notAWorkbook, { cause })

/** How names of parts compare: some tools write `\` for `/`, or another case. */
const plain = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()

/** The XML parts of a zip archive, never pictures. Inflating stops at `limits.inflatedBytes`, whatever it claims. */
export class Zip {
  readonly #parts = new Map<string, Uint8Array[]>()
  #budget: number = limits.inflatedBytes
  #entries = 0

  constructor(bytes: Uint8Array) {
    if (bytes[2] === 3 && ((bytes[6] ?? 0) & encrypted) === encrypted)
      throw new Unreadable('old_or_encrypted', fileReasons.encrypted)
    const unzip = new Unzip(file => this.#open(file))
    unzip.register(UnzipInflate)
    try {
      for (let at = 0; at < bytes.byteLength; at += step)
        unzip.push(bytes.subarray(at, at + step), at + step >= bytes.byteLength)
    } catch (error) {
      throw error instanceof Unreadable ? error : damaged(error)
    }
    if (this.#entries === 0) throw damaged()
  }

  /** The text of a part, or undefined where there is none. */
  text(name: string): string | undefined {
    const chunks = this.#parts.get(plain(name))
    if (chunks === undefined) return undefined
    const [first = 0, second = 0] = chunks.find(chunk => chunk.byteLength > 1) ?? []
    const bom = first * 256 + second
    const encoding = bom === 0xfffe ? 'utf-16le' : bom === 0xfeff ? 'utf-16be' : 'utf-8'
    return new TextDecoder(encoding).decode(Buffer.concat(chunks))
  }

  #open(file: UnzipFile): void {
    this.#entries += 1
    if (this.#entries > limits.entries) throw damaged()
    const name = plain(file.name)
    if (!/\.(xml|rels)$/.test(name) || unread.test(name)) return
    if ((file.originalSize ?? 0) > this.#budget) throw tooLarge()
    const chunks: Uint8Array[] = []
    this.#parts.set(name, chunks)
    file.ondata = (error, chunk) => {
      if (error) throw error
      this.#budget -= chunk.byteLength
      if (this.#budget < 0) throw tooLarge()
      if (chunk.byteLength > 0) chunks.push(chunk)
    }
    file.start()
  }
}
