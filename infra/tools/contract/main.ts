import committed from '../../../functions/openapi/openapi.json' with { type: 'json' }
import { eventDocument, eventFiles, staleFiles, unannouncedEventBreaks } from '../asyncapi.ts'
import { parseOptions, runCommand } from '../command-line.ts'
import { document, unannouncedBreaks } from '../openapi.ts'
import { lint } from './lint.ts'

const commandLine = {
  usage: 'npm run contract',
  help: 'Says whether openapi.json and what describes the events is what the catalogues make, what would break clients and consumers, and what Redocly finds.',
}

await runCommand(async () => {
  parseOptions(process.argv.slice(2), commandLine)
  const findings = [
    ...unannouncedBreaks(),
    ...unannouncedEventBreaks(),
    ...(await lint(document)),
    ...(await lint(eventDocument)),
  ]
  if (JSON.stringify(committed) !== JSON.stringify(document))
    findings.push('functions/openapi/openapi.json is not what the declarations make: npm run openapi')
  for (const file of staleFiles(eventFiles()))
    findings.push(`${file} is not what the declarations make: npm run asyncapi`)
  for (const finding of findings) console.error(finding)
  return findings.length > 0 ? 1 : 0
})
