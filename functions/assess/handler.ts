import type { RunDependencies } from '../../shared/assessing/run-ports.ts'
import { runPorts } from '../../shared/assessing/run-ports.ts'
import { type Work, work } from '../../shared/assessing/work.ts'
import { consuming } from '../../shared/aws/queue/consume.ts'
import { listDemands } from '../../shared/listing/demands.ts'
import { listOverlapsOf } from '../../shared/listing/overlaps.ts'
import * as ports from '../../shared/ports.ts'
import { registerCadre } from '../../shared/repositories/roster/registering.ts'
import { assessChunk } from './assess-chunk.ts'
import { runDueMonths } from './due.ts'
import { mergeRehearsal } from './merge-rehearsal.ts'
import { rollUpFrom, runFrom } from './moved.ts'
import { planOrg } from './plan.ts'
import { mend, reassess } from './reassess.ts'
import { rehearseCadres, rehearseOrg } from './rehearse.ts'
import { rollUpOrg } from './roll-up.ts'
import type { Turn } from './turn.ts'

const opens = {
  ...runPorts,
  rehearsals: ports.rehearsals,
  send: ports.sendWork,
  sendRehearsal: ports.sendRehearsal,
}
export type Dependencies = ports.Opened<typeof opens>

/** Milliseconds before the end in which nothing new is begun, so that what is under way can end. */
const reserve = 20_000

async function registerAll(deps: RunDependencies, cadreIds: readonly string[]): Promise<void> {
  const orgIds = new Set<string>()
  for (const cadreId of cadreIds) {
    await registerCadre(deps, cadreId)
    await listDemands(deps, cadreId)
    await listOverlapsOf(deps, cadreId)
    for (const { orgId } of (await deps.roster.readProfile(cadreId))?.history ?? []) orgIds.add(orgId)
  }
  for (const orgId of orgIds) await deps.responses.relistResponses(orgId)
}

function workOn(deps: Dependencies, message: Work, turn: Turn): Promise<void> {
  switch (message.kind) {
    case 'due':
      return runDueMonths(deps, message)
    case 'plan':
      return planOrg(deps, message)
    case 'assess':
      return assessChunk(deps, message, turn)
    case 'rollUp':
      return rollUpOrg(deps, message)
    case 'rollUpFrom':
      return rollUpFrom(deps, message)
    case 'runFrom':
      return runFrom(deps, message)
    case 'reassess':
      return reassess(deps, message)
    case 'register':
      return registerAll(deps, message.cadreIds)
    case 'mend':
      return mend(deps, message, turn)
    case 'rehearseOrg':
      return rehearseOrg(deps, message)
    case 'rehearseCadres':
      return rehearseCadres(deps, message, turn)
    case 'mergeRehearsal':
      return mergeRehearsal(deps, message)
    default:
      return message satisfies never
  }
}

/** Works off messages of both queues, one by one; equal messages are one. */
export const build = (deps: Dependencies) =>
  consuming({
    read: body => work.parse(body),
    key: message => JSON.stringify(message),
    work: ([message], { receives, context }) => {
      const until = Date.now() + (context?.getRemainingTimeInMillis() ?? 0) - reserve
      return workOn(deps, message, { receives, until })
    },
  })

export const handler = ports.handlerOn((_, opened) => build(opened), opens)
