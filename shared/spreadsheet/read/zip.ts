import { inflateRawSync } from 'node:zlib'
import { fileReasons } from '../../labels/files.ts'
import { limits } from './limits.ts'
import { Unreadable } from './unreadable.ts'

interface Entry {
  readonly method: number
  readonly compressed: number
  readonly inflated: number
  readonly offset: number
}

const signature = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const
const encrypted = 1
const stored = 0
const deflated = 8

const tooLarge = (cause?: unknown) =>
  new Unreadable('too_large', fileReasons.inflatedTooLarge(limits.inflatedBytes / 1024 / 1024), {
    cause,
  })

const damaged = (cause?: unknown) => new Unreadable('damaged', fileReasons.notAWorkbook, { cause })

/**
 * A zip archive whose entries are inflated one by one on request. All of them together stay below
 * `limits.inflatedBytes`, whatever sizes the archive claims: zlib itself stops at the bound.
 */
export class Zip {
  readonly #view: DataView
  readonly #bytes: Uint8Array
  readonly #entries = new Map<string, Entry>()
  #budget: number = limits.inflatedBytes

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    try {
      this.#readDirectory()
    } catch (error) {
      throw error instanceof Unreadable ? error : damaged(error)
    }
  }

  /** The text of an entry, or undefined where there is none. */
  text(name: string): string | undefined {
    const entry = this.#entries.get(name)
    if (entry === undefined) return undefined
    if (entry.inflated > this.#budget) throw tooLarge()
    try {
      const content = this.#inflate(entry)
      this.#budget -= content.byteLength
      return new TextDecoder().decode(content)
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
        ? tooLarge(error)
        : damaged(error)
    }
  }

  #inflate(entry: Entry): Uint8Array {
    const view = this.#view
    if (view.getUint32(entry.offset, true) !== signature.local) throw new RangeError('local header')
    const start =
      entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
    const end = start + entry.compressed
    if (end > this.#bytes.byteLength) throw new RangeError('entry beyond the end')
    const content = this.#bytes.subarray(start, end)
    if (entry.method === stored) return content
    if (entry.method !== deflated) throw new RangeError('compression method')
    return inflateRawSync(content, { maxOutputLength: Math.max(1, this.#budget) })
  }

  #readDirectory(): void {
    const view = this.#view
    const end = this.#findEnd()
    const count = view.getUint16(end + 10, true)
    if (count > limits.entries) throw damaged()
    let at = view.getUint32(end + 16, true)
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== signature.central) throw new RangeError('central header')
      if (view.getUint16(at + 8, true) & encrypted) {
        throw new Unreadable('old_or_encrypted', fileReasons.encrypted)
      }
      const nameLength = view.getUint16(at + 28, true)
      const name = new TextDecoder().decode(this.#bytes.subarray(at + 46, at + 46 + nameLength))
      this.#entries.set(name, {
        method: view.getUint16(at + 10, true),
        compressed: view.getUint32(at + 20, true),
        inflated: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      })
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  }

  #findEnd(): number {
    const last = this.#bytes.byteLength - 22
    for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
      if (this.#view.getUint32(at, true) === signature.end) return at
    }
    throw new RangeError('no end of central directory')
  }
}
