import type * as z from 'zod'
import { calendarNotice, noticeFault } from '../../../shared/domain/time/calendar-notice.ts'
import { UsageError } from '../command-line.ts'

/** A year's notice as a file holds it. */
export type FiledNotice = z.infer<typeof calendarNotice> & { year: number }

const filed = calendarNotice.extend({ year: calendarNotice.shape.year.unwrap() })

/** One notice, a list of them, or an object of them by year: as holiday-cn and those who gather it write them. */
function all(name: string, json: unknown): unknown[] {
  if (Array.isArray(json)) return json
  if (typeof json !== 'object' || json === null) throw new UsageError(`${name} holds no notice`)
  if ('days' in json || 'year' in json) return [json]
  return Object.entries(json).map(([year, notice]) => {
    if (!/^\d{4}$/.test(year)) throw new UsageError(`${name}: ${year}: not a year`)
    return { year: Number(year), ...Object(notice) }
  })
}

/** The notices of a file, by year. @throws UsageError that names what is wrong. */
export function readNotices(name: string, text: string): FiledNotice[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new UsageError(`${name} is no JSON`)
  }
  const notices = all(name, json).map((notice, at) => {
    const { success, data, error } = filed.safeParse(notice, { reportInput: true })
    if (!success) {
      const [{ path, message, input } = { path: [], message: '' }] = error.issues
      const what = path.length > 0 && input === undefined ? 'missing' : message
      throw new UsageError([name, `notice ${at + 1}`, path.join('.'), what].filter(Boolean).join(': '))
    }
    const fault = noticeFault(data.year, data)
    if (fault) throw new UsageError(`${name}: ${data.year}: ${fault.path}: ${fault.message}`)
    return data
  })
  if (notices.length === 0) throw new UsageError(`${name} holds no notice`)
  return notices.sort((a, b) => a.year - b.year)
}
