import type { TableName } from '../../../../shared/contracts/function.ts'
import type { Stores } from '../../operate/stores.ts'
import type { Bug } from './bug.ts'
import { lookedOver, withDeepTree } from './stories.ts'

/** The cadres of whom something was recorded. */
async function withEvents({ ledger }: Stores): Promise<ReadonlySet<string>> {
  const cadreIds = new Set<string>()
  for await (const { cadreId } of ledger.listPartitions()) cadreIds.add(cadreId)
  return cadreIds
}

/** Stores in a table of which nobody but these cadres is found by going through it. */
function showing({ tables, ...stores }: Stores, name: TableName, cadreIds: ReadonlySet<string>): Stores {
  const table = tables[name]
  async function* scanKeys() {
    for await (const key of table.scanKeys())
      if (!key.pk.startsWith('CADRE#') || cadreIds.has(key.pk.slice('CADRE#'.length))) yield key
  }
  return { ...stores, tables: { ...tables, [name]: { ...table, scanKeys } } }
}

/** Bugs in how the system is set up and looked after. */
export const operating: Readonly<Record<string, Bug>> = {
  'Lambda is not told that a long chain is meant': {
    row: 'platform',
    seed: 46,
    among: withDeepTree,
    tampering: () => ({ mayCallItself: () => false }),
  },
  'verify looks at nobody without events': {
    row: 'verify',
    seed: 11,
    among: lookedOver,
    tampering: () => ({
      verifies: verify => async (stores, options) => {
        const known = await withEvents(stores)
        return verify(showing(showing(stores, 'roster', known), 'results', known), options)
      },
    }),
  },
  'verify compares roll-ups with nothing': {
    row: 'verify',
    seed: 55,
    among: lookedOver,
    tampering: () => ({
      verifies: verify => async (stores, options) =>
        (await verify(stores, options)).filter(({ subject }) => subject !== 'rollUps'),
    }),
  },
}
