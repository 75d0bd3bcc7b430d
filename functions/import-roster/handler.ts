import { authorAt } from '../../shared/access/author.ts'
import type { AnnexReading } from '../../shared/annex/annex.ts'
import { readAnnex } from '../../shared/annex/read.ts'
import { type Environment, onFirstCall } from '../../shared/contracts/environment.ts'
import type { Upload } from '../../shared/contracts/media.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { clock, directory, openPorts, roster } from '../../shared/ports.ts'
import type { RosterDependencies } from '../../shared/repositories/roster/open.ts'
import { Unreadable } from '../../shared/spreadsheet/read/unreadable.ts'
import { importRoster, rowResults } from './endpoints.ts'
import { importLines, type RowResult } from './import.ts'
import { bytesOf } from './text.ts'

function readSheet(file: Upload): AnnexReading {
  try {
    return readAnnex(bytesOf(file))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    throw Problem.at(error.code === 'too_large' ? 'too_large' : 'invalid_request', 'body', error.message)
  }
}

const countsOf = (rows: readonly RowResult[]) => {
  const of = (result: RowResult['result']) => rows.filter(row => row.result === result).length
  return Object.fromEntries(rowResults.map(result => [result, of(result)])) as Record<
    RowResult['result'],
    number
  >
}

/** Imports into this roster. */
export function build(environment: Environment, deps: RosterDependencies) {
  const { roster, now } = deps
  return serve(
    environment,
    [
      on(importRoster, async ({ caller, query, body }) => {
        const orgId = query.orgId ?? caller.org
        const { lines, notices } = readSheet(body)
        const today = todayAt(now())
        const dryRun = query.dryRun === 'true'
        const rows = await importLines(roster, lines, {
          orgId: orgId as string,
          today,
          serviceFrom: query.serviceFrom ?? today,
          author: authorAt(caller, now),
          dryRun,
        })
        return reply(200, { dryRun, counts: countsOf(rows), rows, notices: [...notices] })
      }),
    ],
    deps,
  )
}

export const handler = onFirstCall(environment =>
  build(environment, openPorts(environment, { roster, directory, now: clock })),
)
