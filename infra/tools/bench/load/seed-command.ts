import { syntheticAttributes } from '../../../../shared/domain/testing/synthetic.ts'
import { runCommand, UsageError } from '../../command-line.ts'
import { quietLogs } from '../../operate/quiet.ts'
import { readStackCommand } from '../../operate/stack.ts'
import { storesOn } from '../../operate/stores.ts'
import { agrees } from '../../operate/verify/report.ts'
import { rebuild } from '../../operate/verify/verify.ts'
import { author, seedRoster } from '../world.ts'
import { cadreAt, officeOrg, youthOf } from './shape.ts'

const org = { name: '共青团淮安市委', kind: 'cityCommittee', region: '淮安市' } as const

/** Puts an org with cadres, each with one link, straight into the tables of a stack that just started, and makes its views. */
await runCommand(async () => {
  const { words, open } = readStackCommand(process.argv.slice(2), {
    usage: 'bench -- load',
    about: 'The roster of a load: how many cadres, and since when they serve.',
    words: ['CADRES', 'SINCE'],
  })
  const [cadres, since] = [Number(words[0]), words[1] ?? '']
  if (!(cadres > 0)) throw new UsageError('how many cadres?')
  const { environment, tables } = await open()
  await seedRoster(environment, async roster => {
    await roster.putOrg(officeOrg, org, author)
    for (const [baseId, kind] of [
      ['b-community', 'communityBranch'],
      ['b-association', 'association'],
    ] as const)
      await roster.putBase(baseId, { name: baseId, kind, orgId: officeOrg }, author)
    for (let n = 0; n < cadres; n++) {
      const cadreId = cadreAt(n)
      const mobile = `139${String(n).padStart(8, '0')}`
      const cadre = { ...syntheticAttributes(officeOrg, since), mobile, serviceFrom: since }
      await roster.putCadre(cadreId, cadre, author)
      const link = { youthId: youthOf(cadreId), baseId: 'b-community', field: 'community', since } as const
      await roster.putLink(cadreId, link, author)
    }
  })
  quietLogs()
  return agrees(await rebuild(storesOn(tables), { patience: 0 })) ? 0 : 1
})
