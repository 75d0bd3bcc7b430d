import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseOptions, runCommand } from '../command-line.ts'
import { advisoriesIn, type Exception, judge } from './audit.ts'

const usage = 'npm run -s audit'
const help = `Asks the registry for known faults of what is installed. Faults that do no harm here stand in
infra/tools/audit/exceptions.json, each with a reason and a date. Exit code 1 where one stands there for none of them,
and where the registry does not answer.`

await runCommand(async () => {
  parseOptions(process.argv.slice(2), { usage, help })
  const { stdout } = spawnSync('npm', ['audit', '--json', '--package-lock-only'], { encoding: 'utf8' })
  const exceptions: Exception[] = JSON.parse(
    readFileSync(new URL('exceptions.json', import.meta.url), 'utf8'),
  )
  const advisories = advisoriesIn(stdout)
  const { open, excepted, idle } = judge(advisories, exceptions, new Date().toISOString().slice(0, 10))
  for (const { package: name, severity, title, url } of open)
    console.log(`${severity} ${name}: ${title} ${url}`)
  for (const { id, package: name } of excepted) console.log(`known ${name} ${id}`)
  for (const { id, package: name } of idle)
    console.log(`no longer there, take it out of the exceptions: ${name} ${id}`)
  console.log(`${advisories.length} known faults, ${open.length} to look at`)
  return open.length > 0 ? 1 : 0
})
