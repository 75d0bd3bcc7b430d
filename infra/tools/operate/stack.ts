import type { ParseArgsOptionsConfig } from 'node:util'
import { parseOptions, readJson } from '../command-line.ts'
import { baseUrlOf, usualUrl } from '../local-stack.ts'
import type { OpenStack, Outputs } from './open.ts'

/** A command that is about a stack. */
export interface StackCommand<Options extends ParseArgsOptionsConfig> {
  /** What follows `npm run`, for example `restore -- TABLE COPY`. */
  readonly usage: string
  /** What it does, for `--help`. */
  readonly about: string
  readonly options?: Options
  /** See `CommandLine`. */
  readonly words?: readonly string[]
}

/**
 * Reads a command line that names a stack: by `--outputs FILE` (credentials as the AWS CLI finds them), or by `--url` of a
 * local one, by default that of `npm start`. Nothing is asked of it before `open`, so that wrong arguments are told first.
 * @throws HelpAsked, UsageError
 */
export function readStackCommand<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  { usage, about, options, words = [] }: StackCommand<Options>,
) {
  const line = parseOptions(args, {
    usage: `npm run ${usage} [--url BASE-URL | --outputs FILE]`,
    help: `${about}

  --url BASE-URL   a local stack, ${usualUrl} unless said
  --outputs FILE   a deployed stack, as cdk deploy --outputs-file FILE wrote it; credentials as the AWS CLI finds them`,
    options: { ...(options as Options), outputs: { type: 'string' }, url: { type: 'string' } },
    words,
  })
  const { outputs: file, url } = line.values as { outputs?: string; url?: string }
  if (file !== undefined && url !== undefined) throw line.refuse('--url and --outputs exclude each other')
  const stacks = file === undefined ? [] : Object.values(Object(readJson(file)))
  if (file !== undefined && stacks.length !== 1)
    throw line.refuse(`${file}: expected the outputs of one stack`)
  const local = baseUrlOf(url ?? usualUrl, line.refuse)
  const deployed = stacks[0] as Outputs | undefined
  return {
    ...line,
    /** Address of the local stack; undefined for a deployed one. */
    localUrl: deployed ? undefined : local,
    deployed,
    async open(): Promise<OpenStack> {
      const { openLocalStack, openStack } = await import('./open.ts')
      return deployed ? openStack(deployed) : openLocalStack(local)
    },
  }
}
