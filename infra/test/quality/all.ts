import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const config = fileURLToPath(new URL('vitest.config.ts', import.meta.url))

/** Runs a command, and gives its exit code. */
function run(command: string, args: readonly string[], stdio: 'inherit' | 'pipe', more = {}) {
  const child = spawn(command, args, { stdio, env: { ...process.env, ...more } })
  const ended = new Promise<number>((resolve, reject) =>
    child.once('error', reject).once('close', code => resolve(code ?? 1)),
  )
  return { child, ended }
}

// The check needs one core, and tests leave one idle now and then: side by side they take less time than in turn.
// TypeScript is written in Go, and done before its garbage is worth collecting.
const check = run('npm', ['run', '-s', 'check'], 'pipe', { GOGC: 'off' })
const tests = run('vitest', ['run', '--config', config, ...process.argv.slice(2)], 'inherit')
let findings = ''
for (const output of [check.child.stdout, check.child.stderr])
  output?.setEncoding('utf8').on('data', text => {
    findings += text
  })
const checked = check.ended.then(code => {
  if (code !== 0) tests.child.kill()
  return code
})
const [refused, failed] = await Promise.all([checked, tests.ended])
if (refused !== 0) console.error(findings.trimEnd())
process.exitCode = refused || failed
