import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { recordContact } from '../../../../functions/record/endpoints.ts'
import { handler } from '../../../../functions/record/handler.ts'
import { openTable } from '../../../../shared/aws/client.ts'
import { toAttributes } from '../../../../shared/aws/items/attributes.ts'
import type { Item } from '../../../../shared/aws/items/items.ts'
import { youthIds } from '../../../../shared/domain/testing/synthetic.ts'
import { claimsOf, httpEvent } from '../../../../shared/http/testing.ts'
import { toLedgerItem } from '../../../../shared/repositories/ledger-item.ts'
import { contacts } from '../events.ts'
import { alternate, seconds, times } from '../rounds.ts'
import { atLeast, type Row, short } from '../row.ts'
import { putCadre, putOrg, seedRoster } from '../world.ts'

const orgId = 'o-lianshui'
const cadreId = 'c-lianshui-0117'
const month = '2026-05'
const claims = claimsOf('cadre', cadreId)
const concurrency = 32
const perRound = 320
const rounds = 24

const batch = (seed: number) => contacts(cadreId, month, youthIds(100), perRound, seed)

/** Throughput of the Lambda handler in proportion to the bare write that it cannot do without. */
export const row: Row = {
  name: 'recording',
  about: 'recording throughput against bare conditional puts',
  async run({ freshTables, progress }) {
    const environment = await freshTables()
    Object.assign(process.env, environment)
    await seedRoster(environment, async roster => {
      await putOrg(roster, orgId)
      await putCadre(roster, orgId, cadreId, youthIds(100))
    })
    let seed = 7
    const { client, name: TableName } = openTable(environment, 'ledger')

    const ours = async () => {
      const requests = batch(seed++).map(body => httpEvent(recordContact, { body, claims }))
      return seconds(() =>
        times(perRound, concurrency, async n => {
          const answer = await handler(requests[n] as never, undefined as never)
          if (answer.statusCode !== 201) throw new Error(`answered ${answer.statusCode}: ${answer.body}`)
        }),
      )
    }
    const bare = async () => {
      const recordedAt = new Date().toISOString()
      const items = batch(seed++).map(event =>
        toLedgerItem(month, { ...event, recordedAt, recordedBy: claims.sub as string }),
      )
      return seconds(() =>
        times(perRound, concurrency, n =>
          client.send(
            new PutItemCommand({
              TableName,
              Item: toAttributes(items[n] as Item),
              ConditionExpression: 'attribute_not_exists(pk)',
            }),
          ),
        ),
      )
    }
    const compared = await alternate(rounds, ours, bare, (done, of) => progress('rounds', done, of))
    const perSecond = (time: number) => short(perRound / time, 0)
    const [low, high] = compared.spread
    return [
      atLeast(
        'recording throughput ÷ bare conditional PutItem',
        0.95,
        compared.ratio,
        '',
        `${perSecond(compared.ours)} ÷ ${perSecond(compared.bare)} puts/s, ${concurrency} at once; ` +
          `middle half of ${rounds} rounds ${short(low)}–${short(high)}`,
      ),
    ]
  },
}
