import committed from '../../../functions/openapi/openapi.json' with { type: 'json' }
import { parseOptions, runCommand } from '../command-line.ts'
import { document, unannouncedBreaks } from '../openapi.ts'
import { lint } from './lint.ts'

const commandLine = {
  usage: 'npm run contract',
  help: 'Says whether functions/openapi/openapi.json is what the catalogue makes, what would break its clients, and what Redocly finds.',
  options: {},
}

await runCommand(async () => {
  parseOptions(process.argv.slice(2), commandLine)
  const findings = [...unannouncedBreaks(), ...(await lint(document))]
  if (JSON.stringify(committed) !== JSON.stringify(document))
    findings.push('functions/openapi/openapi.json is not what the declarations make: npm run openapi')
  for (const finding of findings) console.error(finding)
  return findings.length > 0 ? 1 : 0
})
