import { readCredit } from '../../shared/assessing/credit.ts'
import type { InputSources } from '../../shared/assessing/inputs.ts'
import { monthWords } from '../../shared/assessing/words.ts'
import { type Environment, onFirstCall } from '../../shared/declare/environment.ts'
import { xlsx } from '../../shared/declare/media.ts'
import { Problem } from '../../shared/declare/problem.ts'
import { attributesOn } from '../../shared/domain/roster.ts'
import type { Caller } from '../../shared/http/caller.ts'
import { requireCadre } from '../../shared/http/scope.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { writeXlsx } from '../../shared/spreadsheet/write/xlsx.ts'
import { type Assessments, dynamoAssessments } from '../../shared/store/assessments.ts'
import { openTable } from '../../shared/store/client.ts'
import type { Directory } from '../../shared/store/directory.ts'
import { dynamoFacts } from '../../shared/store/facts.ts'
import { dynamoLedger } from '../../shared/store/ledger.ts'
import { dynamoPolicies, type Policies } from '../../shared/store/policies.ts'
import { dynamoDirectory } from '../../shared/store/roster/directory.ts'
import { dynamoRosterReads } from '../../shared/store/roster/open.ts'
import type { RosterReads } from '../../shared/store/roster/roster.ts'
import { exportEvidence } from './declaration.ts'
import { evidenceTables } from './evidence.ts'

/** What exporting needs. */
export interface Dependencies extends InputSources {
  readonly roster: InputSources['roster'] & Pick<RosterReads, 'profile'>
  readonly assessments: Pick<Assessments, 'revisions'>
  readonly policies: Pick<Policies, 'version'>
  readonly directory: Directory
}

async function evidenceFor(deps: Dependencies, caller: Caller, cadreId: string, month: string) {
  const { assessments, policies, roster } = deps
  const revisions = await assessments.revisions(cadreId, month)
  const revision = revisions.at(-1)
  if (!revision) throw new Problem('not_assessed')
  const { asOf, orgId } = revision
  // What was closed is explained by the policy by which it was closed.
  const policy = await policies.version(revision.policy.version)
  const [credit = {}, profile, org] = await Promise.all([
    readCredit(deps, policy, cadreId, month, asOf),
    roster.profile(cadreId),
    roster.org(orgId),
  ])
  // Which feedback counted would tell a cadre who is behind the rating, also one who is an admin.
  if (caller.cadreId === cadreId) delete credit.rating
  const { name = cadreId, post = '' } = (profile && attributesOn(profile, asOf)) ?? {}
  const about = { name, post, orgName: org?.name ?? orgId }
  return {
    tables: evidenceTables(policy, revisions, credit, about),
    fileName: `${name}${monthWords(month)}考核依据.xlsx`,
  }
}

/** Writes what stands behind a cadre's result as a spreadsheet. */
export function build(environment: Environment, deps: Dependencies) {
  return serve(environment, [
    on(exportEvidence, async ({ caller, params: { cadreId, month } }) => {
      await requireCadre(deps.directory, caller, cadreId)
      const { tables, fileName } = await evidenceFor(deps, caller, cadreId, month)
      return reply(200, { mediaType: xlsx, name: fileName, bytes: await writeXlsx(tables) })
    }),
  ])
}

export const handler = onFirstCall(environment => {
  const views = openTable(environment, 'views')
  const roster = openTable(environment, 'roster')
  const now = () => new Date()
  return build(environment, {
    policies: dynamoPolicies(roster),
    roster: dynamoRosterReads(roster),
    ledger: dynamoLedger(openTable(environment, 'ledger')),
    facts: dynamoFacts(views),
    assessments: dynamoAssessments(views),
    directory: dynamoDirectory(roster, now),
  })
})
