import { concurrently } from '../../../shared/concurrently.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { periodMonths } from '../../../shared/domain/period.ts'
import { mergePurposes, noPurposes, type Purposes, purposesOf } from '../../../shared/domain/purposes.ts'
import { isBelowOn, listedOn, type RegisterLine } from '../../../shared/domain/roster/register.ts'
import { serviceOf, validOrFirst } from '../../../shared/domain/roster/roster.ts'
import { firstDate, lastDate, monthOf } from '../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { walkRegister } from '../../../shared/http/register-walk.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { programmeLabel } from '../../../shared/labels/events.ts'
import type { Dependencies } from '../ports.ts'
import { getCadrePurposes, getOrgPurposes } from './endpoints.ts'

/** Cadres read at once. */
const concurrency = 5

type Field = Parameters<typeof purposesOf>[3]

/** The counts as lists, each with its code. */
const toAnswer = ({ purposes, fields, programmes, ...all }: Purposes) => ({
  ...all,
  purposes: Object.entries(purposes).map(([purpose, { contacts, youths }]) => ({
    purpose: purpose as keyof typeof purposes,
    contacts,
    youths,
  })),
  fields: Object.entries(fields).map(([field, reached]) => ({
    field: field as keyof typeof fields,
    ...reached,
  })),
  programmes: Object.entries(programmes).map(([programme, reached]) => ({
    programme,
    name: programmeLabel(programme),
    ...reached,
  })),
})

/** Counts what contact was for. */
export function routes({ roster, ledger, register, now }: Dependencies): readonly Route[] {
  /** The months asked for that have begun. @throws Problem `invalid_request` at `period` beside a month. */
  function monthsAsked({ month, period }: { month?: string | undefined; period?: string | undefined }) {
    if (month !== undefined && period !== undefined)
      throw Problem.at('invalid_request', 'period', 'a month or a period')
    const current = monthOf(todayAt(now()))
    const months = period === undefined ? [month ?? current] : periodMonths(period)
    return {
      from: months[0] as string,
      to: months.at(-1) as string,
      months: months.filter(m => m <= current),
    }
  }

  async function countOf(cadreId: string, months: readonly string[], field: Field) {
    const [cadre, events] = await Promise.all([
      roster.readCadreWithLinks(cadreId),
      Promise.all(months.map(month => ledger.readMonthEvents(cadreId, month, false))),
    ])
    if (!cadre) return undefined
    const { profile, links } = cadre
    const standing = { links, service: serviceOf(profile) }
    return { profile, purposes: purposesOf(events.flat(), standing, ledgerZone, field) }
  }

  return [
    on(getCadrePurposes, async ({ params: { cadreId }, query: { field, ...time } }) => {
      const { from, to, months } = monthsAsked(time)
      const found = await countOf(cadreId, months, field)
      if (!found) throw new Problem('not_found')
      const name = validOrFirst(found.profile.history, lastDate(to))?.name ?? cadreId
      return reply(200, { cadreId, name, from, to, ...toAnswer(found.purposes) })
    }),

    on(getOrgPurposes, async ({ params: { orgId }, query: { field, month, period, ...page } }) => {
      const { from, to, months } = monthsAsked({ month, period })
      const today = todayAt(now())
      const day = lastDate(to) < today ? lastDate(to) : today
      const look = (lines: readonly RegisterLine[]) =>
        concurrently(lines, concurrency, async line => {
          const found = await countOf(line.cadreId, months, field)
          const purposes = found?.purposes ?? noPurposes()
          const { cadreId, orgId } = line
          return { cadreId, orgId, key: 'p', item: { line, purposes } }
        })
      const { items, ...rest } = await walkRegister(
        {
          register,
          orgId,
          keep: line =>
            isBelowOn(line, day) &&
            line.service.from <= day &&
            (line.service.until === undefined || line.service.until > firstDate(from)),
          look,
          most: Math.max(1, Math.floor(page.limit / Math.max(1, months.length))),
        },
        page,
      )
      const org = await roster.readOrg(orgId, day)
      const sums = items.map(({ purposes }) => purposes).reduce(mergePurposes, noPurposes())
      return reply(200, {
        orgId,
        name: org?.name ?? orgId,
        from,
        to,
        cadres: items.length,
        ...toAnswer(sums),
        items: items.map(({ line, purposes }) => ({
          cadreId: line.cadreId,
          name: listedOn(line, day).name,
          orgId: line.orgId,
          ...toAnswer(purposes),
        })),
        ...rest,
      })
    }),
  ]
}
