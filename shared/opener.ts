import { openTable } from './aws/client.ts'
import { dynamoItems } from './aws/items/dynamo.ts'
import { type Items, weakItems } from './aws/items/items.ts'
import { readOnce } from './aws/items/request-reads.ts'
import { environmentOn, standInOf, standInTables } from './aws/stand-in.ts'
import { type Environment, type Handler, onFirstCall } from './contracts/environment.ts'
import type { TableName } from './contracts/function.ts'

/** Opens a port on what the environment names. */
export type Opener<Port = unknown> = (environment: Environment) => Port

/** What a set of openers opens. */
export type Opened<Openers extends Record<string, Opener>> = {
  readonly [Name in keyof Openers]: ReturnType<Openers[Name]>
}

/** The clock. */
export function clock(environment: Environment): () => Date {
  const timer = standInOf(environment)?.timer
  return timer ? () => new Date(timer.now()) : () => new Date()
}

/** Environments in which tables are read weakly. */
const weakEnvironments = new WeakSet<Environment>()

/** Tables that are open, each once in an environment: what a request reads by one port the others know. */
const openTables = new WeakMap<Environment, Map<TableName, Items>>()

function openItems(environment: Environment, table: TableName): Items {
  const items = standInOf(environment)?.items(table) ?? dynamoItems(openTable(environment, table))
  if (weakEnvironments.has(environment)) return weakItems(items)
  return table === 'roster' ? readOnce(items) : items
}

function tablesOf(environment: Environment): Map<TableName, Items> {
  const known = standInTables(environment) ?? openTables.get(environment)
  if (known) return known
  const tables = new Map<TableName, Items>()
  openTables.set(environment, tables)
  return tables
}

/** The items of a table. */
export function itemsOf(environment: Environment, table: TableName): Items {
  const tables = tablesOf(environment)
  const items = tables.get(table) ?? openItems(environment, table)
  tables.set(table, items)
  return items
}

/** The same port at half the price: what was written a moment ago may be missing from its reads. For lists. */
export const weakly = <Open extends Opener>(open: Open) =>
  ((environment: Environment) => {
    const standIn = standInOf(environment)
    const weak = standIn ? environmentOn(standIn, environment) : { ...environment }
    weakEnvironments.add(weak)
    return open(weak)
  }) as Open

/** Opens the named ports on the tables, queues and bus that the environment names. */
export function openPorts<const Openers extends Record<string, Opener>>(
  environment: Environment,
  openers: Openers,
): Opened<Openers> {
  const ports = Object.entries(openers).map(([name, open]) => [name, open(environment)])
  return Object.fromEntries(ports) as Opened<Openers>
}

/** The handler of a function on the ports that it names, built at the first call. */
export const handlerOn = <const Openers extends Record<string, Opener>, In, Out>(
  build: (environment: Environment, ports: Opened<NoInfer<Openers>>) => Handler<In, Out>,
  openers: Openers,
) => onFirstCall(environment => build(environment, openPorts(environment, openers)))
