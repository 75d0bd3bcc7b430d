import { readFileSync } from 'node:fs'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** The command line can't be understood; the message says why in one line. */
export class UsageError extends Error {}

/** Somebody asked how to use the command; the message tells. */
export class HelpAsked extends Error {}

/** What a command takes. */
export interface CommandLine<Options extends ParseArgsOptionsConfig> {
  /** One line: `npm run -s token -- --role ROLE …`. */
  readonly usage: string
  /** What `--help` says below it. */
  readonly help: string
  readonly options?: Options
  /** Words without dashes, by name: `[QUEUE]` may be missing, `FILE…` come more than once. */
  readonly words?: readonly string[]
}

/**
 * Reads a command line, in which `--help` may stand anywhere. `refuse` makes the error of a value that is not taken.
 * @throws HelpAsked with the usage; UsageError for what the command doesn't take, and for a word that is missing.
 */
export function parseOptions<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  { usage, help, options, words = [] }: CommandLine<Options>,
) {
  if (args.includes('--help') || args.includes('-h')) throw new HelpAsked(`usage: ${usage}\n\n${help}`)
  const refuse = (why: string) => new UsageError(`${why}. usage: ${usage}`)
  const read = (): ReturnType<typeof parseArgs<{ options: Options; allowPositionals: boolean }>> => {
    try {
      return parseArgs({ args, options: options as Options, allowPositionals: words.length > 0 })
    } catch (error) {
      throw refuse((error as Error).message.split(/\.\s/)[0] ?? '')
    }
  }
  const { values, positionals } = read()
  const next = words[positionals.length]
  if (next && !next.startsWith('[')) throw refuse(`${next.replace('…', '')} is missing`)
  if (positionals.length > words.length && !words.at(-1)?.includes('…'))
    throw refuse(`too much: ${positionals.slice(words.length).join(' ')}`)
  return { values, words: positionals, refuse }
}

/** The whole number that an option says, in its digits. @throws UsageError for anything else, and outside its bounds. */
export function wholeOption(
  name: string,
  text: string,
  { least, most, usage }: { least: number; most: number; usage: string },
): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new UsageError(
    `--${name} takes a whole number from ${least} to ${most}, not ${text}. usage: ${usage}`,
  )
}

/** What a file holds that the command line names. @throws UsageError if it can't be read, or is no JSON. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(fileFault(error) ?? `${file} is no JSON`)
  }
}

/** What a file or directory refuses, in words: `/x/y: no such file or directory`; undefined for any other error. */
export function fileFault(error: unknown): string | undefined {
  const { code, path, message } = error as NodeJS.ErrnoException
  const said = code === undefined ? null : new RegExp(`^${code}: (.*), \\w+(?: '|$)`).exec(message)
  return said ? [path, said[1]].filter(Boolean).join(': ') : undefined
}

/** Says why a command ended, in one line where that can be; gives its exit code: 0 for help, 2 for wrong use, else 1. */
export function tellEnd(error: unknown): number {
  const { message, stack } = error as Error
  if (error instanceof HelpAsked) {
    process.stdout.write(`${message}\n`)
    return 0
  }
  // A fault of the command itself, not of how it is used.
  const ours = error instanceof TypeError || error instanceof ReferenceError
  process.stderr.write(`${ours ? stack : (fileFault(error) ?? message)}\n`)
  return error instanceof UsageError ? 2 : 1
}

/** Runs a command: its exit code is the number that `run` gives, else 0; that of `tellEnd` if it throws. */
export async function runCommand(run: () => Promise<unknown>): Promise<void> {
  try {
    const code = await run()
    process.exitCode = typeof code === 'number' ? code : 0
  } catch (error) {
    process.exitCode = tellEnd(error)
  }
}
