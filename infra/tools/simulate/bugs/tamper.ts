import { compressJson, expandJson } from '../../../../shared/aws/compressed-json.ts'
import type { Item, Items, Range } from '../../../../shared/aws/items/items.ts'
import { Listed } from '../../../../shared/aws/items/listed.ts'
import type { TableName } from '../../../../shared/contracts/function.ts'
import type { Process } from '../process.ts'
import type { Tampering } from '../tampering.ts'

type Alter = (items: Items, process: Process) => Partial<Items>

/** Alters what some processes see of a table. */
export const altering = (table: TableName, alter: Alter) => (): Tampering => ({
  items: (items, name, process) => (name === table ? { ...items, ...alter(items, process) } : items),
})

/** Writes items whose sort key begins so whatever is there. */
export const unguarded = (table: TableName, prefix: string) =>
  altering(table, items => ({
    put: (item, guard) => items.put(item, item.sk.startsWith(prefix) ? undefined : guard),
  }))

/** Refuses items whose sort key begins so and that hold more bytes, as the service does beyond 400 kB. */
export const holdingNoMoreThan = (bytes: number, table: TableName, prefix: string) =>
  altering(table, items => ({
    async put(item, guard) {
      if (item.sk.startsWith(prefix) && (item.value as Uint8Array).byteLength > bytes)
        throw Object.assign(new Error('too large'), { name: 'ValidationException' })
      return items.put(item, guard)
    },
  }))

/** Reads nothing of a partition. */
export const blindTo = (table: TableName, pk: string, when: (process: Process) => boolean = () => true) =>
  altering(table, (items, process) => ({
    async *query<Value>(range: Range) {
      if (range.pk !== pk || !when(process)) yield* items.query<Value>(range)
    },
  }))

/** Reads each value of a range as something else. */
export const rereading = (table: TableName, prefix: string, reread: (value: object) => object) =>
  altering(table, (items, process) => ({
    query: <Value>(range: Range) =>
      process.name === 'assess' && range.from.startsWith(prefix)
        ? new Listed(async () =>
            (await Array.fromAsync(items.query<object>(range))).map(item => ({
              ...item,
              value: reread(item.value) as Value,
            })),
          )
        : items.query<Value>(range),
  }))

/** Loses messages that one consumer gets, or that get into a queue. */
export const losing =
  (consumer: string, isLost: (message: Record<string, unknown>) => boolean) => (): Tampering => ({
    handed: (name, body) => (name === consumer && isLost(JSON.parse(body)) ? undefined : body),
  })
export const notSending =
  (isLost: (message: Record<string, unknown>, process: Process) => boolean) => (): Tampering => ({
    sent: (_, body, process) => (isLost(JSON.parse(body), process) ? undefined : body),
  })

/** Changes messages that one consumer gets. */
export const mishearing =
  (consumer: string, mishear: (message: Record<string, unknown>) => object) => (): Tampering => ({
    handed: (name, body) => (name === consumer ? JSON.stringify(mishear(JSON.parse(body))) : body),
  })

/** Reads compressed values of a range as something else. */
export const misreading = <Value>(table: TableName, prefix: string, misread: (values: Value[]) => Value[]) =>
  altering(table, (items, process) => ({
    async *query<Read>(range: Range) {
      if (process.name !== 'assess' || !range.from.startsWith(prefix)) return yield* items.query<Read>(range)
      const found = await Array.fromAsync(items.query<Uint8Array>(range))
      const values = misread(found.map(({ value }) => expandJson<Value>(value)))
      for (const [index, item] of found.entries())
        yield { ...item, value: compressJson(values[index]) } as unknown as Item<Read>
    },
  }))

/** What one consumer says failed is taken for done. */
export const forgiving = (consumer: string) => (): Tampering => ({
  answered: (name, answer) => (name === consumer ? { batchItemFailures: [] } : answer),
})

/** The detail of an event on the bus. */
export const ofDetail = (message: Record<string, unknown>) =>
  Object(message.detail) as Record<string, unknown>
