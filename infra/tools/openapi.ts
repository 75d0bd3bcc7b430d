import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { functions } from '../../functions/catalogue.ts'
import { openapi } from '../../shared/contracts/openapi/document.ts'
import { parseOptions, runCommand } from './command-line.ts'

/** The document of the whole catalogue. */
export const document = openapi(functions)

const commandLine = {
  usage: 'npm run openapi',
  help: 'Writes functions/openapi/openapi.json anew, as the catalogue makes it.',
  options: {},
}

async function writeDocument(): Promise<void> {
  parseOptions(process.argv.slice(2), commandLine)
  const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const file = at('functions/openapi/openapi.json')
  writeFileSync(file, JSON.stringify(document))
  const biome = at('node_modules/@biomejs/biome/bin/biome')
  execFileSync(process.execPath, [biome, 'format', '--write', `--config-path=${at('biome.json')}`, file])
}

if (import.meta.main) await runCommand(writeDocument)
