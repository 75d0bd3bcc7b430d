import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'

/** `at name (file:line:column)`, with or without the name. */
const frame = /^\s+at (?:.* \()?(?:file:\/\/)?(\/[^()]*):(\d+):(\d+)\)?$/

/** From where on a path is one of this repository's. A module may have been imported with a query. */
const own = /(?:^|\/)((?:events|shared|functions|infra)\/.+\.ts)(?:\?.*)?$/

const maps = new Map<string, SourceMap | undefined>()

/** The source map beside a bundle. It is read at the first error, so that no cold start pays for it. */
function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) {
    let map: SourceMap | undefined
    try {
      map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
    } catch {
      // Sources run as they are, as in tests, have none.
    }
    maps.set(file, map)
  }
  return maps.get(file)
}

function locate(file: string, line: number, column: number): string | undefined {
  const map = mapOf(file)
  const { fileName = undefined, lineNumber = 0 } = map
    ? (map.findOrigin(line, column) as { fileName?: string; lineNumber?: number })
    : { fileName: file, lineNumber: line }
  const path = fileName?.includes('node_modules') ? undefined : fileName?.match(own)?.[1]
  return path && `${path}:${lineNumber}`
}

/** The frames of a stack that lie in this repository's files, the innermost first, as `file:line`. */
export function ownFrames({ stack = '', message }: Error): string[] {
  // The stack begins with the message, which may hold anything, also what looks like a frame.
  const frames = stack.slice(Math.max(0, message ? stack.indexOf(message) : 0) + message.length)
  return frames
    .split('\n')
    .flatMap(text => {
      const [, file, line, column] = frame.exec(text) ?? []
      return (file && locate(file, Number(line), Number(column))) || []
    })
    .slice(0, 10)
}
