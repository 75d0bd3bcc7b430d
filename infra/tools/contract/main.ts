import { parseOptions, runCommand } from '../command-line.ts'

await runCommand(async () => {
  parseOptions(process.argv.slice(2), {
    usage: 'npm run contract',
    help: 'Says whether openapi.json and what describes the events is what the catalogues make, what would break clients and consumers, and what Redocly finds.',
  })
  const [{ document, eventDocument, made, staleFiles }, { lint }] = await Promise.all([
    import('./documents.ts'),
    import('./lint.ts'),
  ])
  const findings = [...(await lint(document)), ...(await lint(eventDocument))]
  for (const [command, each] of Object.entries(made)) {
    findings.push(...each.breaks())
    for (const file of staleFiles(each))
      findings.push(`${file} is not what the declarations make: npm run ${command}`)
  }
  for (const finding of findings) console.error(finding)
  return findings.length > 0 ? 1 : 0
})
