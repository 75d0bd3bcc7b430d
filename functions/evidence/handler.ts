import type { Environment } from '../../shared/contracts/environment.ts'
import { xlsx } from '../../shared/contracts/media.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { fileNames } from '../../shared/labels/file-names.ts'
import * as ports from '../../shared/ports.ts'
import { writeXlsx } from '../../shared/spreadsheet/write/xlsx.ts'
import { indicatorsDetail, resultDetail } from './detail.ts'
import { exportEvidence } from './endpoints.ts'
import { evidencePaper } from './paper.ts'
import { type Dossier, readDossier } from './read.ts'
import { recordsDetail, recordsPaper } from './records.ts'
import { revisionsPaper } from './restatements.ts'

const opens = {
  policies: ports.policies,
  roster: ports.rosterReads,
  ledger: ports.ledger,
  facts: ports.facts,
  workingDays: ports.workingDays,
  assessments: ports.assessments,
  directory: ports.directory,
}
export type Dependencies = ports.Opened<typeof opens>

/** What is printed and signed, then every number and id. */
const sheets = [evidencePaper, recordsPaper, revisionsPaper, resultDetail, indicatorsDetail, recordsDetail]

/** No paper names a demand, so that its ids need no secret here. */
const aliases = async () => ({ aliasOf: () => '', resolve: () => '' })

const workbook = (dossier: Dossier) => writeXlsx(sheets.map(sheet => sheet(dossier)))

/** Writes what stands behind a cadre's result as a spreadsheet. */
export function build(environment: Environment, deps: Dependencies) {
  return serve(
    environment,
    [
      on(exportEvidence, async ({ caller, params: { cadreId, month } }) => {
        const dossier = await readDossier({ ...deps, aliases }, caller, cadreId, month)
        const fileName = fileNames.evidence(dossier.name, cadreId, month)
        return reply(200, { mediaType: xlsx, ...fileName, bytes: await workbook(dossier) })
      }),
    ],
    deps,
  )
}

export const handler = ports.handlerOn(build, opens)
