import { entityId } from '../../../events/envelope.ts'
import { org, orgKinds } from '../../../events/roster.ts'
import { runCommand } from '../command-line.ts'
import { readStackCommand } from './stack.ts'

/** `npm run root -- ID NAME KIND REGION`: makes the org at the top of a tree, which only an operator may. */
await runCommand(async () => {
  const { words, refuse, open } = readStackCommand(process.argv.slice(2), {
    usage: 'root -- ID NAME KIND REGION',
    about: `Makes the org at the top of a tree; its admins make everything below it. KIND: ${orgKinds.join(', ')}.
For example: npm run root -- ha 共青团淮安市委 cityCommittee 淮安市`,
    words: ['ID', 'NAME', 'KIND', 'REGION'],
  })
  const [orgId, name, kind, region] = words
  const { success, data, error } = org
    .safeExtend({ id: entityId })
    .safeParse({ id: orgId, name, kind, region })
  if (!success) {
    const [issue] = error.issues
    throw refuse(`${String(issue?.path[0]).toUpperCase()}: ${issue?.message}`)
  }
  const { id, ...content } = data
  const author = { by: 'operator', at: new Date().toISOString() }
  const { rosterOn } = await import('../../../shared/repositories/roster/open.ts')
  const roster = rosterOn((await open()).tables.roster)
  const { change } = await roster.putOrg(id, content, author, async existing => {
    if (existing) throw new Error(`there is an org ${id} already: its admins keep it`)
  })
  console.log(`${id} ${content.name}: ${change}. Its admins carry the claims role and org=${id}.`)
})
