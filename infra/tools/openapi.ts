import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { functions } from '../../functions/catalogue.ts'
import { openapi } from '../../shared/contracts/openapi/document.ts'

/** The document of the whole catalogue. */
export const document = openapi(functions)

if (import.meta.main) {
  const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const file = at('functions/openapi/openapi.json')
  writeFileSync(file, JSON.stringify(document))
  const biome = at('node_modules/@biomejs/biome/bin/biome')
  execFileSync(process.execPath, [biome, 'format', '--write', `--config-path=${at('biome.json')}`, file])
}
