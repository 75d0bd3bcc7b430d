import { isDeepStrictEqual } from 'node:util'
import { compressJson, expandJson } from '../../../../shared/aws/compressed-json.ts'
import type { Item } from '../../../../shared/aws/items/items.ts'
import type { MemoryItems } from '../../../../shared/aws/items/memory.ts'
import type { Key } from '../../../../shared/aws/keys.ts'
import type { TableName } from '../../../../shared/contracts/function.ts'
import type { MonthFacts } from '../../../../shared/domain/ledger/facts.ts'
import type { RollupView } from '../../../../shared/repositories/rollups.ts'
import type { Row } from '../../../../shared/repositories/rows.ts'
import { storesOn, type Tables } from '../../operate/stores.ts'
import type { Finding } from '../../operate/verify/check.ts'
import type { Subject } from '../../operate/verify/difference.ts'
import { agrees } from '../../operate/verify/report.ts'
import { verify } from '../../operate/verify/verify.ts'
import { chanceAt } from '../chance.ts'
import { hit } from '../faults.ts'
import type { Story } from '../story.ts'
import type { Tampering } from '../tampering.ts'
import type { World } from '../world.ts'
import type { Findings } from './plain.ts'

/** The check that has to tell of a view, by its kind. */
export const toldBy = {
  FACTS: 'facts',
  ROW: 'rows',
  ROLLUP: 'rollUps',
  REGISTER: 'register',
  REGISTERED: 'register',
  DEMANDS: 'demandLists',
  OVERLAPS: 'overlapLists',
  OVERLAP: 'overlapLists',
} as const satisfies Record<string, Subject>

type Kind = keyof typeof toldBy

/** The kind of a view; undefined where an item is how far work is, which nobody has to tell of. */
function kindOf({ pk, sk }: Key): Kind | undefined {
  const [list, line] = [pk.split('#')[0], sk.split('#')[0]]
  return [list, line].find((name): name is Kind => name !== undefined && name in toldBy)
}

const packed = <Value>(edit: (value: Value) => Value) => {
  return (value: unknown) => compressJson(edit(expandJson<Value>(value as Uint8Array)))
}

/** What a view of a kind may say that is wrong by one. */
const wrongs: Partial<Record<Kind, (value: unknown) => unknown>> = {
  FACTS: packed<{ facts: MonthFacts }>(({ facts, ...rest }) => ({
    ...rest,
    facts: { ...facts, events: facts.events + 1 },
  })),
  ROW: packed<Row>(row => ({ ...row, total: (row.total ?? 0) + 1 })),
  ROLLUP: value => {
    const { rollup, ...rest } = value as Omit<RollupView, 'version'>
    return { ...rest, rollup: { ...rollup, assessed: rollup.assessed + 1 } }
  },
}

/** Whether an item only stands in the place of a line that was taken away, or notes that there are none. */
const saysNothing = ({ value }: Item) =>
  value === null || isDeepStrictEqual((value as { readonly keys?: unknown }).keys, [])

/** One view of the world, of a kind that is drawn from those that are there. */
async function draw({ views }: Tables, seed: number) {
  const all = new Map<Kind, Item[]>()
  for await (const item of views.scan()) {
    const kind = kindOf(item)
    if (kind && !saysNothing(item)) all.set(kind, [...(all.get(kind) ?? []), item])
  }
  const pick = <Each>(list: readonly Each[], of: string) =>
    list[Math.floor(chanceAt(seed, of) * list.length)] as Each
  const kind = pick([...all.keys()], 'kind')
  return { kind, item: pick(all.get(kind) ?? [], 'item') }
}

/** Lets `verify` look over a world at rest; its pauses take no time. */
async function lookOver(world: World, tables: Tables, { verifies }: Tampering): Promise<Finding[]> {
  const look = verifies ? verifies(verify) : verify
  const looked = look(
    storesOn(tables, () => new Date(world.kernel.now)),
    { mend: true, patience: 0 },
  )
  await world.kernel.settle(1_000)
  return looked
}

/** `verify` tells of a view that is missing or says something wrong, of nothing else, and brings it in order. */
export async function checkVerify(
  world: World,
  { seed }: Story,
  tampering: Tampering,
  found: Findings,
): Promise<void> {
  const tables = Object.fromEntries(
    Object.entries(world.tables).map(([name, { items }]) => [name, items]),
  ) as Record<TableName, MemoryItems>
  const { kind, item } = await draw(tables, seed)
  const wrong = chanceAt(seed, 'wrong') < 0.5 ? wrongs[kind]?.(item.value) : undefined
  if (wrong === undefined) await tables.views.remove(item)
  else await tables.views.put({ ...item, value: wrong })
  const about = `${item.pk} ${item.sk} that is ${wrong === undefined ? 'missing' : 'wrong'}`
  const findings = await lookOver(world, tables, tampering)
  const told = findings.filter(({ different }) => different > 0).map(({ subject }) => subject)
  if (told.includes(toldBy[kind])) hit(world.hits, `verify told of: ${kind}`)
  else found.push(`verify does not tell of ${about}`)
  for (const subject of told)
    if (subject !== toldBy[kind]) found.push(`verify tells of ${subject} because of ${about}`)
  const after = await tables.views.get(item)
  if (!agrees(findings) || !isDeepStrictEqual(after?.value, item.value))
    found.push(`verify does not mend ${about}`)
}
