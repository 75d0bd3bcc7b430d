import { entityId } from '../../../events/envelope.ts'
import { org, orgKinds } from '../../../events/roster.ts'
import { rosterOn } from '../../../shared/repositories/roster/open.ts'
import { runCommand, UsageError } from '../command-line.ts'
import { ask } from './stack.ts'

/** `npm run root -- ID NAME KIND REGION`: makes the org at the top of a tree, which only an operator may. */
await runCommand(async () => {
  const { tables, words } = await ask(process.argv.slice(2), {
    usage: 'root -- ID NAME KIND REGION',
    about: `Makes the org at the top of a tree; its admins make everything below it. KIND: ${orgKinds.join(', ')}.
For example: npm run root -- ha 共青团淮安市委 cityCommittee 淮安市`,
    words: 4,
  })
  const [orgId, name, kind, region] = words
  const id = entityId.safeParse(orgId)
  const content = org.safeParse({ name, kind, region })
  if (!id.success) throw new UsageError(`ID: ${id.error.issues[0]?.message}`)
  if (!content.success) {
    const [issue] = content.error.issues
    throw new UsageError(`${String(issue?.path[0]).toUpperCase()}: ${issue?.message}`)
  }
  const author = { by: 'operator', at: new Date().toISOString() }
  const { change } = await rosterOn(tables.roster).putOrg(id.data, content.data, author, async existing => {
    if (existing) throw new Error(`there is an org ${id.data} already: its admins keep it`)
  })
  console.log(
    `${id.data} ${content.data.name}: ${change}. Its admins carry the claims role and org=${id.data}.`,
  )
  return 0
})
