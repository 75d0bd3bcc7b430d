import { type Item, type Items, wholePartition } from '../aws/items/items.ts'
import { viewKeys } from '../aws/keys.ts'
import { ascending } from '../domain/order.ts'
import type { RegisteredLine, RegisterLine } from '../domain/roster/register.ts'
import { type Written, type WrittenLines, writeLines, writeUntilSame } from './lines.ts'

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
  /** Lines of a register by whose they are, in any order; those that are not there are missing. */
  readLines(orgId: string, of: readonly Pick<RegisterLine, 'orgId' | 'cadreId'>[]): Promise<RegisterLine[]>
}

/** Who writes the registers. */
export interface RegisterWriter {
  /** Brings a cadre's lines in all registers up to what `read` finds. @throws Error if others were faster every time. */
  writeRegister(cadreId: string, read: () => Promise<readonly RegisteredLine[]>): Promise<void>
}

/** Where a line stands within its register. */
export const placeOf = ({ orgId, cadreId }: Pick<RegisterLine, 'orgId' | 'cadreId'>): string =>
  viewKeys.registerLine('', orgId, cadreId).sk

/** A register with these cadres alone, each looked up by its place. */
export const ofCadres = (register: Register, cadreIds: readonly string[]): Register => ({
  ...register,

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

/** The items that hold the lines of a cadre. */
export const registerItems = (cadreId: string, lines: readonly RegisteredLine[]): Item<RegisterLine>[] =>
  lines.flatMap(({ registerOf, line }) => {
    const own = registerOf === line.orgId ? [viewKeys.ownRegisterLine(registerOf, cadreId)] : []
    const keys = [viewKeys.registerLine(registerOf, line.orgId, cadreId), ...own]
    return keys.map(key => ({ ...key, value: line }))
  })

/** The registers stored in these items. */
export function registerOn(items: Items): Register & RegisterWriter {
  async function write(cadreId: string, read: () => Promise<readonly RegisteredLine[]>): Promise<Written> {
    const key = viewKeys.registered(cadreId)
    const state = await items.get<WrittenLines>(key)
    return writeLines(items, key, state, registerItems(cadreId, await read()))
  }

  return {
    async *listRegister(orgId, { from, after, limit, own = false } = {}) {
      const { pk } = own ? viewKeys.ownRegisterLine(orgId, '') : viewKeys.registerLine(orgId, '', '')
      const range = wholePartition(pk)
      const begin = from !== undefined && from > range.from ? { from } : {}
      const asked = { ...range, ...begin, after, limit, weak: true }
      for await (const { value } of items.query<RegisterLine>(asked)) yield value
    },

    async readLines(registerOf, of) {
      const keys = of.map(({ orgId, cadreId }) => viewKeys.registerLine(registerOf, orgId, cadreId))
      return (await items.getMany<RegisterLine>(keys, true)).map(({ value }) => value)
    },

    writeRegister: (cadreId, read) => writeUntilSame('the register of the cadre', () => write(cadreId, read)),
  }
}
