import type { SQSEvent } from 'aws-lambda'
import type { Contact } from '../../../events/contact.ts'
import { source } from '../../../events/published/index.ts'
import { build as buildProjector } from '../../../functions/project-month/handler.ts'
import { recordEach } from '../../../functions/record/batch/record-each.ts'
import { build as buildRelay } from '../../../functions/relay/handler.ts'
import type { Caller } from '../../../shared/access/caller.ts'
import { aliasesWith } from '../../../shared/access/own/aliases.ts'
import type { BusEvent } from '../../../shared/aws/bus/publish.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import { insertOf } from '../../../shared/aws/testing/stream-record.ts'
import type { Environment } from '../../../shared/contracts/environment.ts'
import * as ports from '../../../shared/ports.ts'
import { rememberDirectory } from '../../../shared/repositories/directory.ts'
import { rememberMonthLoads } from '../../../shared/repositories/month-loads.ts'
import { rememberPolicies } from '../../../shared/repositories/policies.ts'
import { directoryOn } from '../../../shared/repositories/roster/directory.ts'
import { unannouncedOn } from '../../../shared/repositories/roster/unannounced.ts'
import { subject } from './contenders/contender.ts'

/** A message as the rule puts it into the projector's queue. */
export const message = ({ type, time, detail }: BusEvent, n: number) => ({
  messageId: String(n),
  body: JSON.stringify({
    version: '0',
    id: '7f1c9a52-2f3e-4c9b-9d0a-6f1d0a6f9a11',
    'detail-type': type,
    source,
    account: '123456789012',
    time,
    region: 'cn-north-1',
    resources: [],
    detail,
  }),
})

/** Everything from the request to the view: recording, relay, projector, each its own function, one after the other. */
export function pipeline(environment: Environment) {
  const ledger = ports.ledger(environment)
  const roster = ports.rosterReads(environment)
  let clock = new Date(0)
  const now = () => clock
  const project = buildProjector(
    {
      ledger,
      facts: ports.factsViews(environment),
      listDemands: async () => {
        throw new Error('no event of the bench is of a demand')
      },
    },
    async () => {
      throw new Error('no event of the bench is late')
    },
    now,
  )

  /** Records the contacts in one call, half a minute after the last of them, and projects them in one batch. */
  return async (contacts: readonly Contact[]): Promise<void> => {
    const last = contacts
      .map(({ occurredAt }) => occurredAt)
      .sort()
      .at(-1) as string
    clock = new Date(Date.parse(last) + 30_000)
    const caller: Caller = { role: 'cadre', subject, cadreId: contacts[0]?.cadreId as string }
    const directory = rememberDirectory(directoryOn(roster, now), now)
    const policies = rememberPolicies(ports.policies(environment), now)
    const monthLoads = rememberMonthLoads(ports.factsViews(environment), now)
    const links = ports.rememberedLinks(environment)
    const aliases = async () => aliasesWith('bench')
    const items = await recordEach(
      { ledger, directory, policies, monthLoads, links, aliases, now },
      caller,
      contacts,
    )
    const published: BusEvent[] = []
    const relay = buildRelay({
      bus: {
        publish: async events => {
          published.push(...events)
          return []
        },
      },
      park: async () => {},
      unannounced: unannouncedOn(memoryItems()),
      now,
    })
    const Records = contacts.map((contact, n) => {
      const item = items[n]
      if (!item || !('receipt' in item)) throw new Error(`not recorded: ${JSON.stringify(item)}`)
      const { recordedAt, month } = item.receipt
      return insertOf({ ...contact, recordedAt, recordedBy: subject }, month, String(n))
    })
    await relay({ Records })
    const event = { Records: published.map(message) } as unknown as SQSEvent
    const { batchItemFailures } = await project(event)
    if (batchItemFailures.length) throw new Error('events were not projected')
  }
}
