import { parseOptions, runCommand } from './command-line.ts'

await runCommand(async () => {
  parseOptions(process.argv.slice(2), {
    usage: 'npm run openapi',
    help: 'Writes functions/openapi/openapi.json anew, as the catalogue makes it, unless that breaks clients.',
  })
  const { made, writeFiles } = await import('./contract/documents.ts')
  return writeFiles(made.openapi)
})
