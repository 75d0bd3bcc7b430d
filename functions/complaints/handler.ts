import type { Caller } from '../../shared/access/caller.ts'
import type { Environment } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { serviceOf, validOrFirst, within } from '../../shared/domain/roster/roster.ts'
import { type Order, pageFrom } from '../../shared/http/page.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { type Complaint, hasRoom } from '../../shared/repositories/complaints.ts'
import { answerComplaint, complain, listComplaints } from './endpoints.ts'

const opens = {
  complaints: ports.complaints,
  directory: ports.directory,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>

const latestFirst: Order<Complaint> = {
  name: 'at',
  placeOf: ({ at, complaintId }) => [-Date.parse(at), complaintId],
}

/** A complaint as the caller may see it: only the root sees who complained and who answered. */
function toAnswer({ by, answer, ...complaint }: Complaint, isRoot: boolean) {
  if (isRoot) return { ...complaint, by, ...(answer && { answer }) }
  const { by: _, ...publicAnswer } = answer ?? {}
  return { ...complaint, ...(answer && { answer: { ...publicAnswer, text: answer.text, at: answer.at } }) }
}

/** Takes complaints and answers. */
export function build(environment: Environment, deps: Dependencies) {
  const { complaints, directory, now } = deps

  /** The root above the caller. @throws Problem `not_found` where its org or its cadre does not exist. */
  async function rootOf({ role, org, cadreId }: Caller): Promise<string> {
    const today = directory.today()
    const cadre = role === 'cadre' ? await directory.readProfile(cadreId) : undefined
    const serves = cadre && within(serviceOf(cadre), today)
    const orgId = role === 'cadre' ? serves && validOrFirst(cadre.history, today)?.orgId : org
    const root = orgId ? (await directory.readOrgPath(orgId, today)).at(-1) : undefined
    if (root === undefined) throw new Problem('not_found')
    return root
  }
  const isRootsOwn = ({ role, org }: Caller, root: string) =>
    org === root && (role === 'orgAdmin' || role === 'assessor')

  return serve(
    environment,
    [
      on(complain, async ({ caller, body: { id, text } }) => {
        const root = await rootOf(caller)
        const raised = {
          complaintId: id,
          text,
          by: caller.subject,
          role: caller.role,
          at: now().toISOString(),
        }
        if (!hasRoom(await complaints.listComplaints(root), id)) throw new Problem('throttled')
        const { first, added } = await complaints.addComplaint(root, raised)
        if (first.text !== text || first.by !== raised.by) throw Problem.at('id_reused', 'id')
        return reply(added ? 201 : 200, toAnswer(first, isRootsOwn(caller, root)))
      }),

      on(listComplaints, async ({ caller, query }) => {
        const root = await rootOf(caller)
        const isRoot = isRootsOwn(caller, root)
        const all = await complaints.listComplaints(root)
        const mine = isRoot
          ? all
          : all.filter(({ by, role }) => by === caller.subject && role === caller.role)
        const found = pageFrom(mine, latestFirst, query)
        return reply(200, { ...found, items: found.items.map(complaint => toAnswer(complaint, isRoot)) })
      }),

      on(answerComplaint, async ({ caller, params: { complaintId }, body: { text } }) => {
        const root = caller.org as string
        const answer = { text, by: caller.subject, at: now().toISOString() }
        const answered = await complaints.answerComplaint(root, complaintId, answer)
        if (!answered) throw new Problem('not_found')
        return reply(200, toAnswer(answered, true))
      }),
    ],
    deps,
  )
}

export const handler = ports.handlerOn(build, opens)
