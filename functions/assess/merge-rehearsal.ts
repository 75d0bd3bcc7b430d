import type { Work, WorkOf } from '../../shared/assessing/work.ts'
import type { Send } from '../../shared/aws/queue/send.ts'
import { changesOf, mergeChanges, noChanges } from '../../shared/domain/policy/rehearsal.ts'
import { lastDate } from '../../shared/domain/time/calendar.ts'
import type {
  Rehearsal,
  Rehearsals,
  RehearsedOrg,
  RehearsedPart,
} from '../../shared/repositories/rehearsals.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'
import { log } from '../../shared/telemetry/log.ts'

/** What merging needs. */
export interface MergeDependencies {
  readonly rehearsals: Rehearsals
  readonly roster: Pick<RosterReads, 'readOrg'>
  readonly sendRehearsal: Send
}

const latest = (versions: readonly (number | undefined)[]) =>
  versions.reduce<number | undefined>(
    (a, b) => (b !== undefined && (a === undefined || b > a) ? b : a),
    undefined,
  )

/** Adds up an org's own cadres once something came of each, and has the org merged. */
export async function completeOrg(
  deps: MergeDependencies,
  rehearsal: Rehearsal,
  month: string,
  orgId: string,
): Promise<void> {
  const { rehearsals } = deps
  const org = await rehearsals.readOrg(rehearsal, month, orgId)
  if (!org || (await rehearsals.listCadreIds(rehearsal, month, orgId)).length < org.cadres) return
  const cadres = await rehearsals.listCadres(rehearsal, month, orgId)
  const assessed = cadres.flatMap(({ rehearsed }) => (rehearsed ? [changesOf(rehearsed)] : []))
  const keptBack = cadres.filter(({ reason }) => reason !== undefined).length
  const part = partOf(org, await nameOf(deps, org), {
    cadres: cadres.length,
    keptBack,
    standing: latest(cadres.map(({ standing }) => standing)),
    changes: assessed.reduce(mergeChanges, noChanges()),
  })
  await rehearsals.putPart(rehearsal, orgId, undefined, part)
  await rehearsals.completeOrg(rehearsal, org, keptBack)
  await mergeRehearsal(deps, { kind: 'mergeRehearsal', rehearsalId: rehearsal.rehearsalId, month, orgId })
}

const nameOf = async ({ roster }: MergeDependencies, { orgId, month }: RehearsedOrg) =>
  (await roster.readOrg(orgId, lastDate(month)))?.name ?? orgId

function partOf(
  { orgId, month }: RehearsedOrg,
  name: string,
  {
    standing,
    ...sums
  }: Pick<RehearsedPart, 'cadres' | 'keptBack' | 'changes'> & {
    readonly standing: number | undefined
  },
): RehearsedPart {
  return { month, orgId, name, ...sums, ...(standing !== undefined && { standing }) }
}

/** Has an org wait no longer for one that moved meanwhile, and whose cadres are counted where it lay before. */
export async function countNobody(
  deps: MergeDependencies,
  rehearsal: Rehearsal,
  org: RehearsedOrg,
  parentId: string,
): Promise<void> {
  const sums = { cadres: 0, keptBack: 0, standing: undefined, changes: noChanges() }
  await deps.rehearsals.putPart(rehearsal, parentId, org.orgId, partOf(org, await nameOf(deps, org), sums))
  await deps.sendRehearsal([
    {
      kind: 'mergeRehearsal',
      rehearsalId: rehearsal.rehearsalId,
      month: org.month,
      orgId: parentId,
    } satisfies Work,
  ])
}

/** Merges an org's month once its cadres and the orgs below are there, then goes on up: whoever comes last finds all. */
export async function mergeRehearsal(
  deps: MergeDependencies,
  { rehearsalId, month, orgId }: WorkOf<'mergeRehearsal'>,
): Promise<void> {
  const { rehearsals } = deps
  const rehearsal = await rehearsals.readRehearsal(rehearsalId)
  const org = rehearsal && (await rehearsals.readOrg(rehearsal, month, orgId))
  if (!org) return
  const parts = await rehearsals.listParts(rehearsal, orgId, month)
  if (parts.length < org.children + 1) return
  const sum = (of: 'cadres' | 'keptBack') => parts.reduce((all, part) => all + part[of], 0)
  const whole = partOf(org, await nameOf(deps, org), {
    cadres: sum('cadres'),
    keptBack: sum('keptBack'),
    standing: latest(parts.map(({ standing }) => standing)),
    changes: parts.map(({ changes }) => changes).reduce(mergeChanges),
  })
  if (org.parentId === undefined) {
    await rehearsals.putWhole(rehearsal, whole)
    return log.info('month rehearsed', { rehearsalId, month, orgId, cadres: whole.cadres })
  }
  await rehearsals.putPart(rehearsal, org.parentId, orgId, whole)
  await deps.sendRehearsal([
    { kind: 'mergeRehearsal', rehearsalId, month, orgId: org.parentId } satisfies Work,
  ])
}
