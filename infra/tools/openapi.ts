import { parseOptions, runCommand } from './command-line.ts'
import { made, writeFiles } from './contract/documents.ts'

await runCommand(async () => {
  parseOptions(process.argv.slice(2), {
    usage: 'npm run openapi',
    help: 'Writes functions/openapi/openapi.json anew, as the catalogue makes it, unless that breaks clients.',
  })
  return writeFiles(made.openapi)
})
