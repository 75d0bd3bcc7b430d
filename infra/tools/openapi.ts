import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { functions } from '../../functions/catalogue.ts'
import committed from '../../functions/openapi/openapi.json' with { type: 'json' }
import { openapi } from '../../shared/contracts/openapi/document.ts'
import { parseOptions, runCommand } from './command-line.ts'
import { breaks, type Document, mayBreak } from './contract/breaks.ts'

/** The document of the whole catalogue. */
export const document = openapi(functions)

const commandLine = {
  usage: 'npm run openapi',
  help: 'Writes functions/openapi/openapi.json anew, as the catalogue makes it, unless that breaks clients.',
}

/** What the document would break for clients of the committed one, unless its version says so. */
export function unannouncedBreaks(): string[] {
  const before = committed as unknown as Document
  return mayBreak(before.info.version, document.info.version) ? [] : breaks(before, document)
}

async function writeDocument(): Promise<number> {
  parseOptions(process.argv.slice(2), commandLine)
  const broken = unannouncedBreaks()
  for (const reason of broken) console.error(reason)
  if (broken.length > 0) {
    console.error(`This breaks clients. Keep it as it was, or raise apiVersion (${document.info.version}) in`)
    console.error('shared/contracts/openapi/document.ts: "Changing the API" in CONTRIBUTING.md says when.')
    return 1
  }
  const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const file = at('functions/openapi/openapi.json')
  writeFileSync(file, JSON.stringify(document))
  const biome = at('node_modules/@biomejs/biome/bin/biome')
  execFileSync(process.execPath, [biome, 'format', '--write', `--config-path=${at('biome.json')}`, file])
  return 0
}

if (import.meta.main) await runCommand(writeDocument)
