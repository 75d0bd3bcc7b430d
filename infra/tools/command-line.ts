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
  readonly options: Options
  /** Whether words without dashes may follow. */
  readonly words?: boolean
}

/**
 * Reads a command line, in which `--help` may stand anywhere.
 * @throws HelpAsked with the usage; UsageError for what the command doesn't take.
 */
export function parseOptions<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  { usage, help, options, words = false }: CommandLine<Options>,
): ReturnType<typeof parseArgs<{ options: Options; allowPositionals: boolean }>> {
  if (args.includes('--help') || args.includes('-h')) throw new HelpAsked(`usage: ${usage}\n\n${help}`)
  try {
    return parseArgs({ args, options, allowPositionals: words })
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/\.\s/)[0]}. usage: ${usage}`)
  }
}

/**
 * The whole number that an option says, in its digits.
 * @throws UsageError for anything else, and for what is below the least or above the most.
 */
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

/** What a file or directory refuses, in words: `/x/y: no such file or directory`; undefined for any other error. */
export function fileFault(error: unknown): string | undefined {
  const { code, path, message } = error as NodeJS.ErrnoException
  const said = code === undefined ? null : new RegExp(`^${code}: (.*), \\w+(?: '|$)`).exec(message)
  return said ? [path, said[1]].filter(Boolean).join(': ') : undefined
}

/** Runs a command: its exit code is the number that `run` gives, else 0; 2 if its use was wrong, 1 if it failed, each with one line that says why. */
export async function runCommand(run: () => Promise<unknown>): Promise<void> {
  try {
    const code = await run()
    process.exitCode = typeof code === 'number' ? code : 0
  } catch (error) {
    const { message, stack } = error as Error
    if (error instanceof HelpAsked) return void process.stdout.write(`${message}\n`)
    // A fault of the command itself, not of how it is used.
    const ours = error instanceof TypeError || error instanceof ReferenceError
    process.stderr.write(`${ours ? stack : (fileFault(error) ?? message)}\n`)
    process.exitCode = error instanceof UsageError ? 2 : 1
  }
}
