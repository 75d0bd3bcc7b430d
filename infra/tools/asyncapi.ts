import { parseOptions, runCommand } from './command-line.ts'

await runCommand(async () => {
  parseOptions(process.argv.slice(2), {
    usage: 'npm run asyncapi',
    help: 'Writes events/asyncapi.json, events/schemas/ and docs/events.md anew, as the catalogue of events makes them, unless that breaks consumers.',
  })
  const { made, writeFiles } = await import('./contract/documents.ts')
  return writeFiles(made.asyncapi)
})
