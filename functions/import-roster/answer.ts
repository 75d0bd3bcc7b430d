import type { AnnexReading } from '../../shared/annex/annex.ts'
import type { Register } from '../../shared/annex/register.ts'
import type { Reply } from '../../shared/contracts/endpoint.ts'
import { rowResults } from '../../shared/importing/rows.ts'
import { importNotices } from '../../shared/labels/import.ts'
import type { importRoster } from './endpoints.ts'
import type { Imported, Outcome } from './import.ts'
import type { Plan } from './plan.ts'
import { Refused } from './refused.ts'

/** What an import answers. */
export type Answer = Extract<Reply<typeof importRoster>, { status: 200 }>['body']
type Row = Answer['rows'][number]
type NewBase = Answer['newBases'][number]

/** How long the texts of an answer may be, in letters; the next is taken where an answer grows too large. */
const fits = [
  { reason: 400, value: 200, changes: true },
  { reason: 120, value: 60, changes: true },
  { reason: 60, value: 30, changes: false },
] as const

/** Bytes of all rows: a function may answer 6 MB, and the rest of the answer is small. */
const mostRowBytes = 4_000_000
const most = { name: 50, notices: 100, newBases: 500 } as const

const cut = (text: string, letters: number) => {
  if (text.length <= letters) return text
  return `${[...text].slice(0, letters - 1).join('')}…`
}

function rowOf({ line, result }: Outcome, fit: (typeof fits)[number]): Row {
  const place = { row: line.rowNumber, ...(line.sheet !== undefined && { sheet: line.sheet }) }
  const name = cut('row' in line ? line.row.name : line.name, most.name)
  if (result instanceof Refused)
    return { ...place, name, result: 'refused', reason: cut(result.message, fit.reason) }
  const changes = fit.changes
    ? result.changes.map(({ column, before, after }) => ({
        column,
        before: cut(before, fit.value),
        after: cut(after, fit.value),
      }))
    : []
  return {
    ...place,
    name,
    result: result.result,
    cadreId: result.cadreId,
    ...(changes.length > 0 && { changes }),
    ...(result.warnings.length > 0 && {
      warnings: result.warnings.slice(0, 3).map(warning => cut(warning, fit.reason)),
    }),
  }
}

function rowsOf(outcomes: readonly Outcome[]): Row[] {
  for (const fit of fits) {
    const rows = outcomes.map(outcome => rowOf(outcome, fit))
    if (fit === fits.at(-1) || Buffer.byteLength(JSON.stringify(rows)) <= mostRowBytes) return rows
  }
  return []
}

/** The bases that the rows create, each once. */
function newBasesOf(outcomes: readonly Outcome[], { orgs }: Register): NewBase[] {
  const plans = outcomes.map(({ result }) => result).filter((result): result is Plan => 'bases' in result)
  const bases = new Map(plans.flatMap(({ bases }) => Object.entries(bases)))
  const guessed = new Set(plans.flatMap(plan => plan.guessed))
  return [...bases].map(([baseId, { name, kind, orgId }]) => ({
    baseId,
    name,
    kind,
    kindGuessed: guessed.has(baseId),
    orgId,
    orgName: orgs.get(orgId)?.name ?? orgId,
  }))
}

function countsOf(outcomes: readonly Outcome[]): Answer['counts'] {
  const of = (name: string) => outcomes.filter(({ result }) => resultOf(result) === name).length
  return Object.fromEntries(rowResults.map(name => [name, of(name)])) as Answer['counts']
}

const resultOf = (result: Outcome['result']) => (result instanceof Refused ? 'refused' : result.result)

/** What is answered about an import: bounded, however large the file and its texts are. */
export function answerOf(
  { sheets, lines, notices }: AnnexReading,
  { register, outcomes }: Imported,
  dryRun: boolean,
): Answer {
  const newBases = newBasesOf(outcomes, register)
  return {
    dryRun,
    counts: countsOf(outcomes),
    sheets: sheets.map(name => ({
      name,
      rows: lines.filter(({ sheet }) => sheet === undefined || sheet === name).length,
    })),
    rows: rowsOf(outcomes),
    newBases: newBases.slice(0, most.newBases),
    notices: [
      ...notices.slice(0, most.notices).map(notice => cut(notice, fits[0].reason)),
      ...(newBases.length > most.newBases
        ? [importNotices.moreNewBases(newBases.length, most.newBases)]
        : []),
    ],
  }
}
