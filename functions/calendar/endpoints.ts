import * as z from 'zod'
import { resultStatus } from '../../events/assessment.ts'
import { date, month } from '../../events/envelope.ts'
import { defineEndpoint, roles } from '../../shared/contracts/endpoint.ts'
import { calendarNotice } from '../../shared/domain/time/calendar-notice.ts'

const yearFields = z.strictObject({
  year: z.int(),
  /** 0: of the library that comes with the system. */
  version: z.int(),
  papers: z.array(z.string()),
  days: z.array(z.strictObject({ name: z.string(), date: z.string(), isOffDay: z.boolean() })),
})

/** What a new version changes. */
const changes = {
  /** Days that were known and are worked no more, or are worked now. */
  changedDays: z.array(z.strictObject({ date, isOffDay: z.boolean() })),
  /** Opened months in whose weeks a day was moved or made known: they are assessed again by themselves. */
  reassessed: z.array(z.strictObject({ month, status: resultStatus })),
}
const putBody = z.strictObject({ ...yearFields.shape, ...changes }).meta({ id: 'NewCalendarYear' })
const yearBody = yearFields.meta({ id: 'CalendarYear' })

export const putCalendarYear = defineEndpoint({
  name: 'putCalendarYear',
  summary: 'Make a new version of a year’s working days from its notice',
  description:
    'The body is a file of holiday-cn as it is published. It holds for the root of the caller and all below. A version is never edited: a correction is the next one. Months on whose results it bears are assessed again by themselves, final ones restated with the version as the cause; the answer names them.',
  route: 'PUT /v1/calendar/{year}',
  roles: ['assessor'],
  scope: 'rootOrg',
  body: calendarNotice,
  responses: { 200: putBody, 201: putBody },
  example: {
    papers: ['https://www.gov.cn/zhengce/content/202511/content_7047090.htm'],
    days: [
      { name: '元旦', date: '2027-01-01', isOffDay: true },
      { name: '春节', date: '2027-02-14', isOffDay: false },
    ],
  },
})

export const getCalendarYear = defineEndpoint({
  name: 'getCalendarYear',
  summary: 'The working days of a year as they are known now',
  description:
    'The latest version of the year’s notice as your root was sent it; version 0 comes with the system.',
  route: 'GET /v1/calendar/{year}',
  roles,
  scope: 'anyone',
  responses: { 200: yearBody },
})

export const getCalendar = defineEndpoint({
  name: 'getCalendar',
  summary: 'Which years are known, and until which day working days can be told',
  description:
    'The notice of a year may move days of late December before, so from 24 December on a day is known only with the next year’s notice.',
  route: 'GET /v1/calendar',
  roles,
  scope: 'anyone',
  responses: {
    200: z.strictObject({
      years: z.array(z.strictObject({ year: z.int(), version: z.int(), papers: z.array(z.string()) })),
      /** The last day that is known without a gap from today on; absent where today is not. */
      knownUntil: date.optional(),
      /** Results of months from this one on will lack working days. */
      missingFrom: month,
    }),
  },
})
