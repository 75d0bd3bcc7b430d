import { authorAt } from '../../shared/access/author.ts'
import { permitCadre } from '../../shared/access/permit/cadres.ts'
import { readAnnex } from '../../shared/annex/read.ts'
import type { Environment } from '../../shared/contracts/environment.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { rememberDirectory } from '../../shared/repositories/directory.ts'
import { readUploaded } from '../../shared/spreadsheet/read/upload.ts'
import { answerOf } from './answer.ts'
import { importRoster } from './endpoints.ts'
import { importLines } from './import.ts'

const opens = {
  roster: ports.roster,
  directory: ports.directory,
  readNamingKey: ports.readNamingKey,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>

/** Imports into this roster. */
export function build(environment: Environment, deps: Dependencies) {
  const { roster, now, readNamingKey } = deps
  const directory = rememberDirectory(deps.directory, now)
  return serve(
    environment,
    [
      on(importRoster, async ({ caller, query, body }) => {
        const orgId = query.orgId ?? caller.org
        const reading = await readUploaded(body, readAnnex)
        const today = todayAt(now())
        const dryRun = query.dryRun === 'true'
        const imported = await importLines(roster, reading.lines, {
          orgId: orgId as string,
          today,
          serviceFrom: query.serviceFrom ?? today,
          author: authorAt(caller, now),
          dryRun,
          namingKey: await readNamingKey(),
          permit: (cadreId, cadre, existing) => permitCadre(directory, caller, cadreId, cadre, existing, []),
        })
        return reply(200, answerOf(reading, imported, dryRun))
      }),
    ],
    deps,
  )
}

export const handler = ports.handlerOn(build, opens)
