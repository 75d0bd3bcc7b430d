import type { Contact } from '../../../events/contact.ts'
import type { numbers } from '../../../shared/domain/testing/synthetic.ts'
import { monthSpan, toDate } from '../../../shared/domain/time/calendar.ts'

/** Numbers that look random, always the same. */
export type Next = ReturnType<typeof numbers>

const hex = (next: Next, length: number) => Array.from({ length }, () => next(16).toString(16)).join('')

/** A UUID of version 4. */
export const uuid = (next: Next): string =>
  `${hex(next, 8)}-${hex(next, 4)}-4${hex(next, 3)}-8${hex(next, 3)}-${hex(next, 12)}`

const channels = ['wechat', 'wechat', 'qq', 'phone', 'faceToFace'] as const
const purposes = ['greeting', 'topic', 'listen', 'help', 'guidance'] as const

/** Contacts with one youth each, all over a month in the order of time; every fifth with a short note. */
export function contacts(
  cadreId: string,
  month: string,
  youths: readonly string[],
  count: number,
  next: Next,
): Contact[] {
  const { first, last } = monthSpan(month)
  const made = Array.from({ length: count }, (_, n): Contact => {
    const day = toDate(first + Math.floor((n * (last - first + 1)) / count))
    const [hour, minute] = [8 + next(12), next(60)].map(value => String(value).padStart(2, '0'))
    return {
      type: 'contact',
      id: uuid(next),
      cadreId,
      occurredAt: `${day}T${hour}:${minute}:00+08:00`,
      channel: channels[next(channels.length)] as Contact['channel'],
      youthIds: [youths[next(youths.length)] as string],
      purpose: purposes[next(purposes.length)] as Contact['purpose'],
      ...(n % 5 === 0 && { note: '聊了毕业去向和最近的实习，约下周再谈' }),
    }
  })
  return made.sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))
}
