import type { Quiet } from './quiet.ts'

/** A line that a function logged as an error, by Lambda's JSON log format. */
interface ErrorLine {
  readonly level?: string
  readonly message?: unknown
}

/** One value of a line; what is long is for the log file. */
const toText = (value: unknown) => {
  const text = Array.isArray(value) ? value.slice(0, 3).join(' < ') : String(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

function sentence(message: unknown): string {
  if (typeof message !== 'object' || message === null) return toText(message)
  const { message: what, ...fields } = message as Record<string, unknown>
  const told = Object.entries(fields).map(([name, value]) => `${name}=${toText(value)}`)
  return [what, ...told].join(' ')
}

/** Watches a function's output for what it logged as an error, and tells each in one line. */
export function createErrorWatch(tell: Quiet): (chunk: Buffer) => void {
  let rest = ''
  return chunk => {
    const lines = (rest + chunk.toString('utf8')).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      if (!text.includes('"level":"ERROR"')) continue
      try {
        const { message } = JSON.parse(text) as ErrorLine
        const { message: kind, error, at } = Object(message)
        tell(`${kind} ${error} ${at}`, sentence(message))
      } catch {
        // Not a line of the log format.
      }
    }
  }
}
