import type { Caller } from '../../shared/access/caller.ts'
import { readCredit } from '../../shared/assessing/credit.ts'
import type { InputSources } from '../../shared/assessing/inputs.ts'
import { type Environment, onFirstCall } from '../../shared/contracts/environment.ts'
import { xlsx } from '../../shared/contracts/media.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { attributesOn } from '../../shared/domain/roster/roster.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { fileNames } from '../../shared/labels/file-names.ts'
import {
  assessments,
  directory,
  facts,
  ledger,
  openPorts,
  policies,
  rosterReads,
} from '../../shared/ports.ts'
import type { Assessments } from '../../shared/repositories/assessments.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import type { Policies } from '../../shared/repositories/policies.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'
import { writeXlsx } from '../../shared/spreadsheet/write/xlsx.ts'
import { exportEvidence } from './endpoints.ts'
import { evidenceTables } from './evidence.ts'

/** What exporting needs. */
export interface Dependencies extends InputSources {
  readonly roster: InputSources['roster'] & Pick<RosterReads, 'readProfile'>
  readonly assessments: Pick<Assessments, 'readRevisions'>
  readonly policies: Pick<Policies, 'readPolicyVersion'>
  readonly directory: Directory
}

async function evidenceFor(deps: Dependencies, caller: Caller, cadreId: string, month: string) {
  const { assessments, policies, roster } = deps
  const revisions = await assessments.readRevisions(cadreId, month)
  const revision = revisions.at(-1)
  if (!revision) throw new Problem('not_assessed')
  const { asOf, orgId } = revision
  // What was closed is explained by the policy by which it was closed.
  const policy = await policies.readPolicyVersion(revision.policy.version)
  const [credit = {}, profile, org] = await Promise.all([
    readCredit(deps, policy, cadreId, month, asOf),
    roster.readProfile(cadreId),
    roster.readOrg(orgId),
  ])
  // Which feedback counted would tell a cadre who is behind the rating, also one who is an admin.
  if (caller.cadreId === cadreId) delete credit.rating
  const { name = cadreId, post = '' } = (profile && attributesOn(profile, asOf)) ?? {}
  const about = { name, post, orgName: org?.name ?? orgId }
  return {
    tables: evidenceTables(policy, revisions, credit, about),
    fileName: fileNames.evidence(name, cadreId, month),
  }
}

/** Writes what stands behind a cadre's result as a spreadsheet. */
export function build(environment: Environment, deps: Dependencies) {
  return serve(
    environment,
    [
      on(exportEvidence, async ({ caller, params: { cadreId, month } }) => {
        const { tables, fileName } = await evidenceFor(deps, caller, cadreId, month)
        return reply(200, { mediaType: xlsx, ...fileName, bytes: await writeXlsx(tables) })
      }),
    ],
    deps,
  )
}

export const handler = onFirstCall(environment =>
  build(
    environment,
    openPorts(environment, { policies, roster: rosterReads, ledger, facts, assessments, directory }),
  ),
)
