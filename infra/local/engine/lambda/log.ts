import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Opens a function's log below `directory`, created at its first line; without a directory, output is dropped. */
export function openLog(directory: string | undefined, name: string): { write(chunk: Buffer): void } {
  if (directory === undefined) return { write: () => {} }
  let stream: ReturnType<typeof createWriteStream> | undefined
  return {
    write(chunk) {
      if (!stream) {
        mkdirSync(directory, { recursive: true })
        stream = createWriteStream(join(directory, `${name}.log`), { flags: 'a' })
      }
      stream.write(chunk)
    },
  }
}
