import { createHash } from 'node:crypto'
import { type Item, type Items, maxParts, next, type Write, wholePartition } from '../aws/items/items.ts'
import { type Key, viewKeys } from '../aws/keys.ts'
import { ascending } from '../domain/order.ts'
import type { RegisteredLine, RegisterLine } from '../domain/roster/register.ts'

/** Lines of a register from a place on: `own` leaves out the orgs below. */
export interface RegisterRange {
  /** Place of a line, see {@link placeOf}: the first that is listed, or the last that is not. */
  readonly from?: string | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
  readonly own?: boolean | undefined
}

/** A view of the roster: who ever belongs below an org, by the cadre’s id, then by the org’s. */
export interface Register {
  /** What was changed a moment ago may be missing. */
  listRegister(orgId: string, range?: RegisterRange): AsyncIterable<RegisterLine>
}

/** Who writes the registers. */
export interface RegisterWriter {
  /**
   * Brings a cadre's lines in all registers up to what `read` finds; undefined takes them away. A read that somebody else
   * was faster than is repeated.
   * @throws Error if others were faster every time.
   */
  writeRegister(cadreId: string, read: () => Promise<readonly RegisteredLine[]>): Promise<void>
}

/** What was written of a cadre: the keys, so that they can be taken away, and what it was. */
interface Registered {
  readonly keys: readonly Key[]
  readonly hash: string
}

/** Where a line stands within its register. */
export const placeOf = ({ orgId, cadreId }: Pick<RegisterLine, 'orgId' | 'cadreId'>): string =>
  viewKeys.registerLine('', orgId, cadreId).sk

/** A register with these cadres alone, each looked up by its place. */
export const ofCadres = (register: Register, cadreIds: readonly string[]): Register => ({
  async *listRegister(orgId, { from = '', after = '', own } = {}) {
    for (const cadreId of [...cadreIds].sort(ascending)) {
      const begin = placeOf({ orgId: '', cadreId })
      for await (const line of register.listRegister(orgId, { from: begin, own, limit: mostOrgs })) {
        if (line.cadreId !== cadreId) break
        const place = placeOf(line)
        if (from <= place && after < place) yield line
      }
    }
  },
})

/** Orgs that one cadre ever belonged to below one, as far as they are read. */
const mostOrgs = 50

/** Those who change one cadre at once are few. */
const attempts = 8

const hashOf = (lines: readonly RegisteredLine[]) =>
  createHash('sha256').update(JSON.stringify(lines)).digest('base64url')

const isIn = (keys: readonly Key[], { pk, sk }: Key) => keys.some(key => key.pk === pk && key.sk === sk)

/** The items that hold the lines of a cadre. */
export const registerItems = (cadreId: string, lines: readonly RegisteredLine[]): Item<RegisterLine>[] =>
  lines.flatMap(({ registerOf, line }) => {
    const own = registerOf === line.orgId ? [viewKeys.ownRegisterLine(registerOf, cadreId)] : []
    const keys = [viewKeys.registerLine(registerOf, line.orgId, cadreId), ...own]
    return keys.map(key => ({ ...key, value: line }))
  })

/** The registers stored in these items. */
export function registerOn(items: Items): Register & RegisterWriter {
  async function write(cadreId: string, read: () => Promise<readonly RegisteredLine[]>): Promise<boolean> {
    // The state first: a later reader of the roster writes under a later version of it.
    const key = viewKeys.registered(cadreId)
    const state = await items.get<Registered>(key)
    const lines = await read()
    const hash = hashOf(lines)
    if (state ? state.value.hash === hash : lines.length === 0) return true
    const puts = registerItems(cadreId, lines)
    const keys = puts.map(({ pk, sk }) => ({ pk, sk }))
    const gone = (state?.value.keys ?? []).filter(known => !isIn(keys, known))
    const writes: Write[] = [...puts.map(put => ({ put })), ...gone.map(remove => ({ remove }))]
    const { guard, version } = next(state)
    if (writes.length < maxParts) {
      const value: Registered = { keys, hash }
      return items.transact([{ put: { ...key, version, value }, guard }, ...writes])
    }
    // More than one transaction holds: until the last is through, the state says that it is not.
    const value: Registered = { keys: [...keys, ...gone], hash: '' }
    const begun = await items.put({ ...key, version, value }, guard)
    if (!begun.done) return false
    for (let from = 0; from < writes.length; from += maxParts)
      if (!(await items.transact(writes.slice(from, from + maxParts)))) return false
    return (await items.put({ ...key, version: version + 1, value: { keys, hash } }, version)).done
  }

  return {
    async *listRegister(orgId, { from, after, limit, own = false } = {}) {
      const { pk } = own ? viewKeys.ownRegisterLine(orgId, '') : viewKeys.registerLine(orgId, '', '')
      const range = wholePartition(pk)
      const begin = from !== undefined && from > range.from ? { from } : {}
      const asked = { ...range, ...begin, after, limit, weak: true }
      for await (const { value } of items.query<RegisterLine>(asked)) yield value
    },

    async writeRegister(cadreId, read) {
      for (let attempt = 0; attempt < attempts; attempt++) if (await write(cadreId, read)) return
      throw new Error(`others changed the register of the cadre ${attempts} times in a row`)
    },
  }
}
