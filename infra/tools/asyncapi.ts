import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import committed from '../../events/asyncapi.json' with { type: 'json' }
import { publishedEvents } from '../../events/published/index.ts'
import { versionsOf } from '../../events/published/version.ts'
import { asyncapi } from '../../shared/contracts/asyncapi/document.ts'
import { eventsPage } from '../../shared/contracts/asyncapi/page.ts'
import { standalone } from '../../shared/contracts/asyncapi/schemas.ts'
import { parseOptions, runCommand } from './command-line.ts'
import { type EventDocument, eventBreaks } from './contract/event-breaks.ts'

/** The document of everything that the bus carries. */
export const eventDocument = asyncapi(publishedEvents)

const commandLine = {
  usage: 'npm run asyncapi',
  help: 'Writes events/asyncapi.json, events/schemas/ and docs/events.md anew, as the catalogue of events makes them, unless that breaks consumers.',
}

/** What the document would break for consumers of the committed one. */
export const unannouncedEventBreaks = (): string[] =>
  eventBreaks(committed as unknown as EventDocument, eventDocument)

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const schemas = 'events/schemas'

/** What is made of the catalogue, by path: objects as JSON, texts as they are. */
export function eventFiles(): ReadonlyMap<string, object | string> {
  const { components } = eventDocument
  return new Map<string, object | string>([
    ['events/asyncapi.json', eventDocument],
    ...versionsOf(publishedEvents).map(({ type, version, detailType }): [string, object] => [
      `${schemas}/${detailType}.json`,
      standalone(components.schemas, type, version),
    ]),
    ['docs/events.md', eventsPage(publishedEvents, eventDocument)],
  ])
}

/** Files that are not what they should be, and schemas of which nothing is published. */
export function staleFiles(files: ReadonlyMap<string, object | string>): string[] {
  const existing = globSync(`${schemas}/*.json`, { cwd: at('.') })
  const isStale = (path: string) => {
    const file = files.get(path)
    if (file === undefined || !existsSync(at(path))) return true
    const text = readFileSync(at(path), 'utf8')
    return typeof file === 'string'
      ? text !== file
      : JSON.stringify(JSON.parse(text)) !== JSON.stringify(file)
  }
  return [...new Set([...files.keys(), ...existing])].filter(isStale).sort()
}

async function writeFiles(): Promise<number> {
  parseOptions(process.argv.slice(2), commandLine)
  const broken = unannouncedEventBreaks()
  for (const reason of broken) console.error(reason)
  if (broken.length > 0) {
    console.error('This breaks consumers. Keep the version as it was and publish the next one beside it:')
    console.error('"Changing what the bus says" in CONTRIBUTING.md says how.')
    return 1
  }
  const files = eventFiles()
  const stale = staleFiles(files)
  mkdirSync(at(schemas), { recursive: true })
  for (const path of stale) {
    const file = files.get(path)
    if (file === undefined) rmSync(at(path))
    else writeFileSync(at(path), typeof file === 'string' ? file : JSON.stringify(file))
  }
  const written = stale.filter(path => path.endsWith('.json') && files.has(path)).map(at)
  if (written.length > 0)
    execFileSync(process.execPath, [
      at('node_modules/@biomejs/biome/bin/biome'),
      'format',
      '--write',
      `--config-path=${dirname(at('biome.json'))}`,
      ...written,
    ])
  return 0
}

if (import.meta.main) await runCommand(writeFiles)
