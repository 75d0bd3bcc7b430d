import type { FunctionDeclaration, TableAction, TableName } from '../contracts/function.ts'
import type { Items, Write } from './items/items.ts'
import { tables } from './tables.ts'

/** Actions that write. */
export const writing: readonly TableAction[] = ['put', 'update', 'delete']

/** Partitions of a table to which a function's reads and writes are limited; all where undefined. */
export const partitionsOf = (
  { readsOnly = {}, writesOnly = {} }: Pick<FunctionDeclaration, 'readsOnly' | 'writesOnly'>,
  table: TableName,
): { reads: readonly string[] | undefined; writes: readonly string[] | undefined } => ({
  reads: readsOnly[table] ?? tables[table].common,
  writes: writesOnly[table],
})

/** Whether a partition is the one that a declaration names, or begins as it says before a `*`. */
export const isLike = (pk: string, pattern: string) =>
  pattern.endsWith('*') ? pk.startsWith(pattern.slice(0, -1)) : pk === pattern

const actionOf = (write: Write): [TableAction, string] => {
  if ('put' in write) return ['put', write.put.pk]
  return 'remove' in write ? ['delete', write.remove.pk] : ['check', write.check.pk]
}

/** A table as a function's grants allow it: a forbidden call fails also where handlers run without IAM. */
export function grantedItems(items: Items, table: TableName, declaration: FunctionDeclaration): Items {
  const actions = declaration.tables?.[table] ?? []
  const { reads, writes } = partitionsOf(declaration, table)
  function may(action: TableAction, ...partitions: string[]): void {
    const patterns = writing.includes(action) ? writes : reads
    const wrong = actions.includes(action)
      ? partitions.find(pk => patterns && !patterns.some(pattern => isLike(pk, pattern)))
      : partitions[0]
    if (wrong !== undefined)
      throw new Error(`${declaration.name} may not ${action} what lies in ${wrong} of ${table}`)
  }
  return {
    ...items,
    async get(key, weak) {
      may('get', key.pk)
      return items.get(key, weak)
    },
    async getHead(key) {
      may('get', key.pk)
      return items.getHead(key)
    },
    async getMany(keys, weak) {
      may('batchGet', ...keys.map(({ pk }) => pk))
      return items.getMany(keys, weak)
    },
    query(range) {
      may('query', range.pk)
      return items.query(range)
    },
    queryKeys(range) {
      may('query', range.pk)
      return items.queryKeys(range)
    },
    async put(item, guard) {
      may('put', item.pk)
      return items.put(item, guard)
    },
    async remove(key, guard) {
      may('delete', key.pk)
      return items.remove(key, guard)
    },
    async transact(parts) {
      for (const part of parts) may(...actionOf(part))
      return items.transact(parts)
    },
  }
}
