import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

const cwd = fileURLToPath(new URL('../..', import.meta.url))

/** Scripts that a person gives options: name and file. */
const tools = Object.entries(manifest.scripts).flatMap(([name, command]) => {
  const [, file] = /^node (infra\/(?:tools|local)\/\S+\.ts)$/.exec(command) ?? []
  return file === undefined ? [] : [[name, file] as const]
})

async function run(file: string, ...args: string[]) {
  const ran = promisify(execFile)(process.execPath, [file, ...args], { cwd })
  const { code = 0, stdout, stderr } = await ran.catch(error => error)
  return { code, stdout, stderr }
}

test('every tool tells how to use it', async () => {
  expect(tools.length).toBeGreaterThan(6)
  const answers = tools.map(async ([name, file]) => {
    const help = await run(file, '--help')
    expect(help, name).toMatchObject({ code: 0, stderr: '' })
    expect(help.stdout).toMatch(new RegExp(`^usage: npm (run (-s )?)?${name}\\b.*\\n\\n\\S`))
  })
  await Promise.all(answers)
})

test('what a tool does not take is told in one line', async () => {
  expect(await run('infra/tools/token.ts', '--no-such-thing')).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^Unknown option '--no-such-thing'\. usage: npm [^\n]+\n$/),
  })
})
