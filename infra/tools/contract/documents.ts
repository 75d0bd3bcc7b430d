import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import committedEvents from '../../../events/asyncapi.json' with { type: 'json' }
import { publishedEvents } from '../../../events/published/index.ts'
import { versionsOf } from '../../../events/published/version.ts'
import { functions } from '../../../functions/catalogue.ts'
import committedApi from '../../../functions/openapi/openapi.json' with { type: 'json' }
import { asyncapi } from '../../../shared/contracts/asyncapi/document.ts'
import { eventsPage } from '../../../shared/contracts/asyncapi/page.ts'
import { standalone } from '../../../shared/contracts/asyncapi/schemas.ts'
import { openapi } from '../../../shared/contracts/openapi/document.ts'
import { breaks, type Document, mayBreak } from './breaks.ts'
import { type EventDocument, eventBreaks } from './event-breaks.ts'

/** The document of the whole API. */
export const document = openapi(functions)

/** The document of everything that the bus carries. */
export const eventDocument = asyncapi(publishedEvents)

/** Files by path: objects as JSON, texts as they are. */
type Files = ReadonlyMap<string, object | string>

/** What is made of a catalogue, by the command that makes it. */
interface Made {
  /** What the document would break for whoever relies on the committed one, unless its version says so. */
  readonly breaks: () => string[]
  /** What to do then. */
  readonly advice: string
  readonly files: () => Files
  /** Files of which each has to be made. */
  readonly only: string
}

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** What is made of the catalogues, by the name of its command. */
export const made: Readonly<Record<'openapi' | 'asyncapi', Made>> = {
  openapi: {
    breaks() {
      const before = committedApi as unknown as Document
      return mayBreak(before.info.version, document.info.version) ? [] : breaks(before, document)
    },
    advice: `This breaks clients. Keep it as it was, or raise apiVersion (${document.info.version}) in
shared/contracts/openapi/document.ts: "Changing the API" in CONTRIBUTING.md says when.`,
    files: () => new Map([['functions/openapi/openapi.json', document]]),
    only: 'functions/openapi/*.json',
  },
  asyncapi: {
    breaks: () => eventBreaks(committedEvents as unknown as EventDocument, eventDocument),
    advice: `This breaks consumers. Keep the version as it was and publish the next one beside it:
"Changing what the bus says" in CONTRIBUTING.md says how.`,
    files: () =>
      new Map<string, object | string>([
        ['events/asyncapi.json', eventDocument],
        ...versionsOf(publishedEvents).map(({ type, version, detailType }): [string, object] => [
          `events/schemas/${detailType}.json`,
          standalone(eventDocument.components.schemas, type, version),
        ]),
        ['docs/events.md', eventsPage(publishedEvents, eventDocument)],
      ]),
    only: 'events/schemas/*.json',
  },
}

/** Files that are not what they should be, and those that should not be. */
export function staleFiles({ files, only }: Pick<Made, 'files' | 'only'>): string[] {
  const wanted = files()
  const isStale = (path: string) => {
    const file = wanted.get(path)
    if (file === undefined || !existsSync(at(path))) return true
    const text = readFileSync(at(path), 'utf8')
    return typeof file === 'string'
      ? text !== file
      : JSON.stringify(JSON.parse(text)) !== JSON.stringify(file)
  }
  return [...new Set([...wanted.keys(), ...globSync(only, { cwd: at('.') })])].filter(isStale).sort()
}

/** Writes what is stale anew, unless that breaks whoever relies on it; the command's exit code. */
export function writeFiles({ breaks, advice, files, only }: Made): number {
  const broken = breaks()
  for (const reason of broken) console.error(reason)
  if (broken.length > 0) {
    console.error(advice)
    return 1
  }
  const wanted = files()
  const stale = staleFiles({ files, only })
  for (const path of stale) {
    const file = wanted.get(path)
    mkdirSync(dirname(at(path)), { recursive: true })
    if (file === undefined) rmSync(at(path))
    else writeFileSync(at(path), typeof file === 'string' ? file : JSON.stringify(file))
  }
  const written = stale.filter(path => path.endsWith('.json') && wanted.has(path)).map(at)
  const biome = at('node_modules/@biomejs/biome/bin/biome')
  if (written.length > 0)
    execFileSync(process.execPath, [biome, 'format', '--write', `--config-path=${at('.')}`, ...written])
  return 0
}
