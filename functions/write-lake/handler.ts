import * as z from 'zod'
import { consuming } from '../../shared/aws/queue/consume.ts'
import { fillLake } from '../../shared/lake/fill.ts'
import { lakePorts } from '../../shared/lake/ports.ts'
import * as ports from '../../shared/ports.ts'
import { log } from '../../shared/telemetry/log.ts'

const opens = {
  ...lakePorts,
  objects: ports.lakeObjects,
  send: ports.sendLake,
}
export type Dependencies = ports.Opened<typeof opens>

/** Milliseconds that one object may take. */
const reserve = 60_000

/** Longer than an invocation lives, so that no two write at once. */
const leaseMs = 310_000

const message = z.object({ kind: z.literal('fill') })

/** Brings the lake up to the records. When time runs out, it sends itself a message to do the rest. */
export const build = (deps: Dependencies) =>
  consuming({
    read: body => message.parse(body),
    key: ({ kind }) => kind,
    work: async (_, { context }) => {
      const hasTime = () => (context?.getRemainingTimeInMillis() ?? Number.POSITIVE_INFINITY) > reserve
      const filled = await fillLake(deps, { hasTime, leaseMs })
      if (filled === 'busy') return log.warn('somebody else writes the lake')
      if (!filled.isDone) await deps.send([{ kind: 'fill' }])
    },
  })

export const handler = ports.handlerOn((_, opened) => build(opened), opens)
