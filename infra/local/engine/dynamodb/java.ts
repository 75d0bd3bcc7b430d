import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const NEEDED = 17

/** Path of a Java that is new enough. @throws Error that says how to get one. */
export async function findJava(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  for (const candidate of candidates(environment)) {
    if ((await majorVersion(candidate)) >= NEEDED) return candidate
  }
  throw new Error(
    `DynamoDB Local needs Java ${NEEDED} or newer, and none was found. Install it: apt install openjdk-17-jre-headless ` +
      '(Debian, Ubuntu) or brew install openjdk@17 (macOS), or point JAVA_HOME at one.',
  )
}

function candidates(environment: NodeJS.ProcessEnv): string[] {
  const home = environment.JAVA_HOME
  // Homebrew doesn't link its Java into the path.
  const brewed = ['/opt/homebrew/opt', '/usr/local/opt']
    .flatMap(root => ['openjdk@17', 'openjdk@21', 'openjdk'].map(name => join(root, name, 'bin/java')))
    .filter(existsSync)
  return [...(home ? [join(home, 'bin/java')] : []), 'java', ...brewed]
}

async function majorVersion(java: string): Promise<number> {
  try {
    const { stderr } = await run(java, ['-version'])
    return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0)
  } catch {
    return 0
  }
}
