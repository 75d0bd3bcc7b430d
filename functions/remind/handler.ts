import { consuming } from '../../shared/aws/queue/consume.ts'
import { usualQuietHours } from '../../shared/domain/messages/days.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import { handlerOn } from '../../shared/ports.ts'
import { log } from '../../shared/telemetry/log.ts'
import { tellOrg } from './org.ts'
import { tellPage } from './page.ts'
import { type Dependencies, opens } from './ports.ts'
import { type Work, type WorkOf, work } from './work.ts'

/** Milliseconds before the end in which nothing new is begun, so that what is under way can end. */
const reserve = 20_000

/** Begins a day at every root; not when the day is over. */
async function begin(deps: Dependencies, { at }: WorkOf<'day'>): Promise<void> {
  const date = todayAt(new Date(at))
  if (date !== todayAt(deps.now())) return log.warn('a day is over before anything was told', { date })
  const roots = await deps.roster.listChildren(undefined, date)
  await deps.send(
    roots.map(
      (orgId): Work => ({ kind: 'org', date, orgId, mute: [], quiet: usualQuietHours, isRoot: true }),
    ),
  )
}

function workOn(deps: Dependencies, message: Work, until: number): Promise<void> {
  switch (message.kind) {
    case 'day':
      return begin(deps, message)
    case 'org':
      return tellOrg(deps, message)
    case 'page':
      return tellPage(deps, message, until)
    default:
      return message satisfies never
  }
}

/** Tells what is due: from the roots down, org by org, page by page. What was told is known by its id. */
export const build = (deps: Dependencies) =>
  consuming({
    read: body => work.parse(body),
    key: message => JSON.stringify(message),
    work: ([message], { context }) =>
      workOn(deps, message, Date.now() + (context?.getRemainingTimeInMillis() ?? 0) - reserve),
  })

export const handler = handlerOn((_, opened) => build(opened), opens)
