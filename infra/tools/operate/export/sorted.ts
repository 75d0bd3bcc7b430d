import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Lines that are sorted in memory; of more, sorted pieces are merged from files. */
const linesInMemory = 20_000

async function* merged(files: readonly string[]): AsyncIterable<string> {
  const readers = files.map(file =>
    createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })[
      Symbol.asyncIterator
    ](),
  )
  const heads = await Promise.all(readers.map(reader => reader.next()))
  for (;;) {
    let first = -1
    for (const [at, head] of heads.entries())
      if (!head.done && (first < 0 || head.value < (heads[first] as IteratorResult<string>).value)) first = at
    if (first < 0) return
    yield (heads[first] as IteratorResult<string>).value
    heads[first] = await (readers[first] as (typeof readers)[number]).next()
  }
}

/** The lines in the order of their code units, whatever their number; pieces of them lie in `directory` meanwhile. */
export async function* sorted(
  lines: AsyncIterable<string>,
  directory: string,
  most = linesInMemory,
): AsyncIterable<string> {
  const pieces = await mkdtemp(join(directory, '.sorting-'))
  try {
    const files: string[] = []
    let piece: string[] = []
    const put = async () => {
      const file = join(pieces, String(files.length))
      files.push(file)
      await writeFile(file, `${piece.sort().join('\n')}\n`, { mode: 0o600 })
      piece = []
    }
    for await (const line of lines) {
      piece.push(line)
      if (piece.length >= most) await put()
    }
    if (files.length === 0) {
      yield* piece.sort()
      return
    }
    if (piece.length > 0) await put()
    yield* merged(files)
  } finally {
    await rm(pieces, { recursive: true, force: true })
  }
}
