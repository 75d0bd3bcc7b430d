import type { RecordedEvent } from '../../../events/index.ts'
import type { Caller } from '../../../shared/access/caller.ts'
import { idBehind } from '../../../shared/access/own/aliases.ts'
import { atOnce, concurrently } from '../../../shared/concurrently.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { countedBelow } from '../../../shared/counting/kept.ts'
import { type DemandRow, demandListStates } from '../../../shared/domain/demands/demand-list.ts'
import { countAll, tallyTopics } from '../../../shared/domain/demands/tally.ts'
import { isTooFarAhead } from '../../../shared/domain/ledger/standing.ts'
import { compareInstants, localMonth } from '../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import { comparePlaces } from '../../../shared/http/page.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { cadreDemands, memberDemands, orgDemands } from '../../../shared/listing/org-demands.ts'
import { byUrgency } from '../../../shared/listing/walk-demands.ts'
import type { Escalation } from '../../../shared/repositories/topics.ts'
import { cadreToday } from '../cadre.ts'
import type { Dependencies } from '../ports.ts'
import { demandsAbout, rootOf, topicsBelow } from '../topics.ts'
import { escalateTogether, listTopics, putTopic } from './endpoints.ts'
import { type EscalationAsked, fingerprintOf, stepIdOf } from './together.ts'

/** Demands that go together. */
const mostTogether = 100

const tooMany = (field: 'demandIds' | 'topic') =>
  Problem.at('invalid_request', field, `more than ${mostTogether} demands`, 'too_long')

/** Names what many demands are about, and passes them on together. */
export function routes(deps: Dependencies): readonly Route[] {
  const { ledger, topics, demandLists, aliases, policies, now } = deps

  /** Those of the demands that stand below the org, the most urgent first. @throws Problem if too many have them. */
  async function demandsAmong(
    caller: Caller,
    orgId: string,
    wanted: ReadonlySet<string>,
  ): Promise<DemandRow[]> {
    const owners = await demandLists.findOwners(orgId, [...wanted], mostTogether)
    if (owners.size > mostTogether) throw tooMany('demandIds')
    // Its own a cadre knows by other ids.
    if (caller.cadreId !== undefined) owners.add(caller.cadreId)
    const found = await concurrently([...owners], atOnce, cadreId =>
      memberDemands(deps, caller, orgId, cadreId),
    )
    return found
      .flatMap(each => each.map(({ row }) => row))
      .filter(({ demandId }) => wanted.has(demandId))
      .sort((a, b) => comparePlaces(byUrgency.placeOf(a), byUrgency.placeOf(b)))
  }

  async function escalatable(
    caller: Caller,
    orgId: string,
    { demandIds, topic }: Pick<EscalationAsked, 'demandIds' | 'topic'>,
  ): Promise<DemandRow[]> {
    if (demandIds) {
      const found = await demandsAmong(caller, orgId, new Set(demandIds))
      const known = new Set(found.map(({ demandId }) => demandId))
      const missing = demandIds.findIndex(id => !known.has(id))
      if (missing >= 0)
        throw Problem.at(
          'invalid_request',
          `demandIds.${missing}`,
          'no such demand below the org',
          'not_found',
        )
      return found
    }
    const { isAbout, count } = await demandsAbout(deps, orgId, topic)
    const states = demandListStates.filter(state => state !== 'resolved')
    const most = Math.min(mostTogether + 1, count)
    // The most urgent come first, and no more are read than it takes to find those that are meant.
    return (await orgDemands(deps, caller, orgId, { states, isWanted: isAbout, most })).map(({ row }) => row)
  }

  /** The demands that go together, each with the id of its step. @throws Problem that names what is wrong with them. */
  async function itemsOf(caller: Caller, id: string, asked: EscalationAsked): Promise<Escalation['items']> {
    const { orgId, occurredAt } = asked
    const today = now().toISOString()
    const policy = await policies.readPolicyOfMonth(localMonth(today, ledgerZone), orgId)
    if (isTooFarAhead(policy, occurredAt, today)) throw Problem.at('occurred_in_future', 'occurredAt')
    const rows = await escalatable(caller, orgId, asked)
    if (rows.length === 0) throw Problem.at('invalid_request', 'topic', 'no unsolved demand', 'not_found')
    if (rows.length > mostTogether) throw tooMany(asked.demandIds ? 'demandIds' : 'topic')
    if (rows.some(row => compareInstants(occurredAt, row.raisedAt) < 0))
      throw Problem.at('invalid_request', 'occurredAt', 'before one of the demands was raised', 'too_small')
    return concurrently(rows, atOnce, async ({ cadreId, demandId }) => ({
      demandId,
      cadreId,
      eventId: stepIdOf(id, cadreId, await idBehind(aliases, demandId)),
    }))
  }

  return [
    on(putTopic, async ({ caller, params: { demandId }, query: { cadreId }, body: { topic } }) => {
      const cadre = await cadreToday(deps, cadreId)
      const { found } = await cadreDemands(deps, caller, cadre)
      if (!found.some(({ row }) => row.demandId === demandId)) throw new Problem('not_found')
      const root = await rootOf(deps, cadre.orgId)
      const assigned = { cadreId, demandId: await idBehind(aliases, demandId), topic }
      await topics.putTopic(root, { ...assigned, by: caller.subject, at: now().toISOString() })
      return reply(200, { demandId, cadreId, topic })
    }),

    on(listTopics, async ({ caller, params: { orgId } }) => {
      const counted = await countedBelow(deps, { what: 'demandTopics', orgId, of: '' }, async () => {
        const [found, topicOf] = await Promise.all([
          orgDemands(deps, caller, orgId),
          topicsBelow(deps, orgId),
        ])
        return countAll(
          tallyTopics(topicOf),
          found.map(({ row }) => row),
        )
      })
      const { value: items, ...at } = counted
      return reply(200, { items, ...at })
    }),

    on(escalateTogether, async ({ caller, params: { orgId }, body: { id, ...asked } }) => {
      const fingerprint = fingerprintOf({ orgId, ...asked })
      const root = await rootOf(deps, orgId)
      const known = await topics.readEscalation(root, id)
      const escalation =
        known ??
        (await topics.addEscalation(root, {
          id,
          asked: fingerprint,
          items: await itemsOf(caller, id, { orgId, ...asked }),
        }))
      if (escalation.asked !== fingerprint) throw Problem.at('id_reused', 'id')
      const { to, text, occurredAt } = asked
      const recorded = { recordedAt: now().toISOString(), recordedBy: caller.subject }
      const written = await concurrently(escalation.items, atOnce, async ({ cadreId, demandId, eventId }) => {
        const event: RecordedEvent = {
          type: 'escalate',
          id: eventId,
          cadreId,
          occurredAt,
          demandId: await idBehind(aliases, demandId),
          to,
          text,
          ...recorded,
        }
        return (await ledger.appendEvent(localMonth(occurredAt, ledgerZone), event)).outcome
      })
      if (written.includes('conflict')) throw Problem.at('id_reused', 'id')
      const status = written.includes('appended') ? 201 : 200
      return reply(status, { id, to, text, occurredAt, items: [...escalation.items] })
    }),
  ]
}
