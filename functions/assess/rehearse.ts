import { type InputSources, readInputs } from '../../shared/assessing/inputs.ts'
import { pace } from '../../shared/assessing/pace.ts'
import { policyOfResult } from '../../shared/assessing/policy-of-result.ts'
import type { Work, WorkOf } from '../../shared/assessing/work.ts'
import { DomainError } from '../../shared/domain/error.ts'
import { readingPolicy, rehearse } from '../../shared/domain/policy/rehearsal.ts'
import { attributesOn, validOrFirst } from '../../shared/domain/roster/roster.ts'
import { lastDate } from '../../shared/domain/time/calendar.ts'
import { inChunks } from '../../shared/in-chunks.ts'
import type { Assessments } from '../../shared/repositories/assessments.ts'
import { type PolicyReads, readPoliciesOnce } from '../../shared/repositories/policies.ts'
import type { Rehearsal, RehearsedCadre } from '../../shared/repositories/rehearsals.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'
import type { Row } from '../../shared/repositories/rows.ts'
import { log } from '../../shared/telemetry/log.ts'
import { concurrency } from './assess-chunk.ts'
import { delayAfter, failureOf } from './failure.ts'
import { completeOrg, countNobody, type MergeDependencies } from './merge-rehearsal.ts'
import { cadresPerChunk, cadresToAssess } from './plan.ts'
import { suspectAfter, type Turn } from './turn.ts'

/** What rehearsing needs: it reads what a run reads, and writes nothing but what came of it. */
export interface RehearsalDependencies extends InputSources, MergeDependencies {
  readonly policies: PolicyReads
  readonly roster: InputSources['roster'] & Pick<RosterReads, 'listMembers' | 'listChildren' | 'readOrg'>
  readonly assessments: Pick<Assessments, 'listRows'>
}

/** Plans one org's month: its cadres chunk by chunk, and the orgs below. Planned again, all of it is sent again. */
export async function rehearseOrg(
  deps: RehearsalDependencies,
  { rehearsalId, month, orgId, parentId }: WorkOf<'rehearseOrg'>,
): Promise<void> {
  const rehearsal = await deps.rehearsals.readRehearsal(rehearsalId)
  if (!rehearsal) return
  const [all, children] = await Promise.all([
    cadresToAssess(deps, orgId, month),
    deps.roster.listChildren(orgId, lastDate(month)),
  ])
  const cadreIds = all.filter(cadreId => cadreId !== rehearsal.leftOut)
  const of = { month, orgId, ...(parentId !== undefined && { parentId }) }
  const org = { ...of, cadres: cadreIds.length, children: children.length }
  const planned = await deps.rehearsals.planOrg(rehearsal, org)
  if (parentId !== undefined && planned.parentId !== parentId)
    return countNobody(deps, rehearsal, org, parentId)
  await deps.sendRehearsal([
    ...children.map(
      (child): Work => ({ kind: 'rehearseOrg', rehearsalId, month, orgId: child, parentId: orgId }),
    ),
    ...inChunks(cadreIds, cadresPerChunk).map(
      (some): Work => ({ kind: 'rehearseCadres', rehearsalId, month, orgId, cadreIds: some }),
    ),
  ])
  if (cadreIds.length === 0) await completeOrg(deps, rehearsal, month, orgId)
}

/** A cadre's month by the policy that stands and by the draft. @throws whatever keeps it back. */
async function rehearseCadre(
  deps: RehearsalDependencies,
  { policy: draft }: Rehearsal,
  { month, orgId, cadreId }: Pick<RehearsedCadre, 'month' | 'orgId' | 'cadreId'>,
  row: Row | undefined,
): Promise<Partial<RehearsedCadre>> {
  const asOf = lastDate(month)
  const standing = await policyOfResult(deps.policies, month, row, orgId)
  const inputs = await readInputs(deps, readingPolicy(standing, draft), cadreId, month, asOf)
  if (!inputs) return {}
  const { roster, facts, confirmations } = inputs
  const rehearsed = rehearse(standing, draft, roster, facts, month, asOf, confirmations)
  if (!rehearsed) return {}
  const { calendarMissing: date, before, after } = rehearsed
  if (date !== undefined) throw new DomainError('calendarUnknown', { date })
  const { history } = roster.profile
  const name = (attributesOn(roster.profile, asOf) ?? validOrFirst(history, asOf))?.name
  return { standing: standing.version, rehearsed: { before, after }, ...(name !== undefined && { name }) }
}

/**
 * Tries a draft on some cadres of an org's month. Of whom something came before is left alone, so that a message may come
 * again. Who fails is tried again, then named with the reason; one that brings the function down is found by taking each alone.
 */
export async function rehearseCadres(
  deps: RehearsalDependencies,
  message: WorkOf<'rehearseCadres'>,
  { receives, until }: Turn,
): Promise<void> {
  const { rehearsalId, month, orgId, tries = 0 } = message
  const rehearsal = await deps.rehearsals.readRehearsal(rehearsalId)
  if (!rehearsal) return
  const done = new Set(await deps.rehearsals.listCadreIds(rehearsal, month, orgId))
  const cadreIds = message.cadreIds.filter(cadreId => !done.has(cadreId))
  const isSuspect = receives >= suspectAfter
  if (isSuspect && cadreIds.length > 1)
    return deps.sendRehearsal(cadreIds.map((cadreId): Work => ({ ...message, cadreIds: [cadreId] })))
  const put = (cadreId: string, came: Partial<RehearsedCadre>) =>
    deps.rehearsals.putCadre(rehearsal, { month, orgId, cadreId, ...came })
  if (isSuspect) for (const cadreId of cadreIds) await put(cadreId, { reason: 'internal' })
  else {
    const policies = readPoliciesOnce(deps.policies)
    const [rows, org] = await Promise.all([
      deps.assessments.listRows(orgId, month),
      deps.roster.readOrg(orgId, lastDate(month)),
    ])
    const failures = await pace(cadreIds, { limit: concurrency, until }, async cadreId => {
      const row = rows.find(known => known.cadreId === cadreId)
      const came = await rehearseCadre({ ...deps, policies }, rehearsal, { month, orgId, cadreId }, row)
      await put(cadreId, { ...came, ...(org && { orgName: org.name }) })
    })
    const again: string[] = []
    for (const { item: cadreId, error } of failures) {
      const { reason, tries: most } = failureOf(error)
      log.error('not rehearsed', error, { cadreId, reason, tries })
      if (tries + 1 < most) again.push(cadreId)
      else await put(cadreId, { reason })
    }
    if (again.length > 0)
      return deps.sendRehearsal([{ ...message, cadreIds: again, tries: tries + 1 }], delayAfter(tries))
  }
  await completeOrg(deps, rehearsal, month, orgId)
}
