import * as z from 'zod'
import { content, text, youths } from './envelope.ts'
import { rule } from './field-code.ts'
import { programmes } from './programme.ts'

/** Online channels of a contact (notice, task 1: 团团聚, 微信, QQ, 微博). */
export const onlineChannels = ['tuantuanju', 'wechat', 'qq', 'weibo'] as const

/** How a contact was made. */
export const channel = z.enum([...onlineChannels, 'phone', 'faceToFace']).meta({ id: 'Channel' })

/** What a contact was for. */
export const purpose = z
  .enum(['greeting', 'topic', 'listen', 'help', 'guidance', 'mutualHelp'])
  .meta({ id: 'Purpose' })

/** The fields of a contact. */
export const contactFields = z.strictObject({
  type: z.literal('contact'),
  ...content,
  channel,
  youthIds: youths(1, 200),
  purpose,
  programmes: programmes.optional(),
  note: text(0, 500).optional(),
})

/** 互帮互助 joins at least two youths. */
export const purposeRule = z.refine<{ purpose: string; youthIds: readonly string[] }>(
  ({ purpose, youthIds }) => purpose !== 'mutualHelp' || youthIds.length >= 2,
  { path: ['youthIds'], ...rule('too_short', 'mutualHelp joins at least two youths') },
)

/** One interaction of a cadre with one or more youths (联系). */
export const contact = contactFields.check(purposeRule).meta({ id: 'ContactEvent' })

export type Contact = z.infer<typeof contact>

/** Worked example. */
export const contactExample: Contact = {
  type: 'contact',
  id: '0197a2c4-5b00-7000-8000-000000000001',
  cadreId: 'c-wang',
  occurredAt: '2026-05-20T20:15:00+08:00',
  channel: 'wechat',
  youthIds: ['y-0001', 'y-0002'],
  purpose: 'listen',
  note: '聊了毕业去向',
}
