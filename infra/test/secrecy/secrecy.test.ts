import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordedEvent } from '../../../events/index.ts'
import { signOffMonth } from '../../../functions/sign-off/endpoints.ts'
import { type Asked, ask, isSheet, tokens, walk } from './requests.ts'
import { curious, type SecretWorld, secretWorld, youths } from './world.ts'

/** Something that happens on a day: a youth rates, a committee voids a rating, the cadre meets youths. */
interface Happening {
  readonly kind: 'rate' | 'void' | 'meet'
  readonly day: number
  readonly youth: number
  readonly score: number
  readonly extra: 'nothing' | 'demand' | 'confirms' | 'late'
}

/** Days are counted from 1 February 2026; the last one is in June. */
const [firstDay, lastDay] = [Date.UTC(2026, 1, 1), 130]
const dayAt = (day: number, time: string) =>
  `${new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10)}T${time}+08:00`

const idOf = (n: number) => `0197a2c4-5b00-7000-8000-${String(n).padStart(12, '0')}`

/** The event of a happening, and when it was taken. A rating's score is drawn from `scores`, so that worlds differ in these. */
function eventOf(happening: Happening, n: number, all: readonly Happening[], scores: readonly number[]) {
  const { kind, day, youth, extra } = happening
  const recordedDay = extra === 'late' ? Math.min(lastDay, day + 45) : day
  const told = {
    id: idOf(n),
    cadreId: curious,
    occurredAt: dayAt(day, kind === 'meet' ? '12:00:00' : '12:34:56'),
    recordedAt: dayAt(recordedDay, '12:34:58'),
    recordedBy: 'u-surveyor',
  }
  const youthId = youths[youth] as string
  if (kind === 'meet') {
    const youthIds = [youthId]
    return {
      ...told,
      recordedAt: dayAt(recordedDay, '13:00:00'),
      recordedBy: 'u-self',
      type: 'contact',
      channel: 'phone',
      purpose: 'listen',
      youthIds,
    }
  }
  const earlier = all.findIndex(other => other.youth === youth && other.kind !== 'void' && other.day < day)
  if (kind === 'void') {
    if (earlier < 0 || all[earlier]?.kind !== 'rate') return undefined
    const month = dayAt(all[earlier]?.day ?? 0, '12:00:00').slice(0, 7)
    return { ...told, type: 'void', voids: idOf(earlier), month, reason: '误录' }
  }
  return {
    ...told,
    type: 'feedback',
    youthId,
    score: scores[n],
    source: 'app',
    ...(extra === 'demand' && { demand: { category: 'difficulty', text: '入托难' } }),
    ...(extra === 'confirms' && earlier >= 0 && { confirms: idOf(earlier) }),
  }
}

const happening = fc.record<Happening>({
  kind: fc.constantFrom('rate', 'rate', 'rate', 'rate', 'void', 'meet'),
  day: fc.nat(lastDay),
  youth: fc.nat(youths.length - 1),
  score: fc.integer({ min: 1, max: 5 }),
  extra: fc.constantFrom('nothing', 'nothing', 'demand', 'confirms', 'late'),
})

const history = fc.record({
  /** Many at one time, so that figures are shown at all. */
  campaign: fc.record({
    day: fc.integer({ min: 5, max: 60 }),
    scores: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: youths.length }),
  }),
  others: fc.array(happening, { maxLength: 14 }),
  looks: fc.array(
    fc.record({
      day: fc.integer({ min: 30, max: lastDay }),
      token: fc.nat(tokens.length - 1),
      picks: fc.array(fc.nat(1e6), { minLength: 10, maxLength: 20 }),
    }),
    { minLength: 2, maxLength: 4 },
  ),
})

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never

/** What happens, in the order of the days; nobody rates twice on one day. */
function happeningsOf({ campaign, others }: History): Happening[] {
  const wave = campaign.scores.map(
    (score, youth): Happening => ({ kind: 'rate', day: campaign.day, youth, score, extra: 'nothing' }),
  )
  const all = [...wave, ...others].sort((a, b) => a.day - b.day)
  return all.filter(
    (one, at) => all.findIndex(({ day, youth }) => day === one.day && youth === one.youth) === at,
  )
}

const signing: readonly Asked[] = ['2026-03', '2026-04'].map(month => ({
  endpoint: signOffMonth,
  params: { orgId: 'ls', month },
  query: {},
  body: {},
}))

/** Ids that the cadre has read in an answer. */
const idsIn = (answer: string) => answer.match(/"demandId":"[^"]+"/g)?.map(found => found.slice(12, -1)) ?? []

/**
 * Lets a history happen, while the cadre looks in between, and at the end at everything there is; what it read.
 */
async function readings(
  told: History,
  scores: readonly number[],
): Promise<{ read: string[]; world: SecretWorld }> {
  const world = await secretWorld()
  const all = happeningsOf(told)
  const events = all
    .flatMap((one, n) => eventOf(one, n, all, scores) ?? [])
    .sort((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt)) as unknown as RecordedEvent[]
  const read: string[] = []
  const known = new Set<string>()
  const looks = [...told.looks].sort((a, b) => a.day - b.day)
  for (const { day, token, picks } of looks) {
    const until = dayAt(day, '20:00:00')
    while (events[0] && Date.parse(events[0].recordedAt) < Date.parse(until))
      await world.record(events.shift() as RecordedEvent)
    await world.at(until)
    const claims = tokens[token] as (typeof tokens)[number]
    const requests = walk(world, claims.role as string, [...known])
    for (const pick of picks) {
      const answer = await ask(world, claims, requests[pick % requests.length] as Asked)
      for (const id of idsIn(answer)) known.add(id)
      read.push(answer)
    }
    if (claims.role === 'orgAdmin') for (const asked of signing) read.push(await ask(world, claims, asked))
  }
  for (const event of events) await world.record(event)
  await world.at(dayAt(lastDay, '20:00:00'))
  for (const claims of tokens) {
    const requests = walk(world, claims.role as string, [...known])
    // Sheets take the longest: one in five.
    const some = requests.filter((asked, at) => !isSheet(asked) || at % 5 === 0)
    for (const asked of some) read.push(await ask(world, claims, asked))
  }
  return { read, world }
}

/** Ratings that were always shown together: whatever is worked out, they may change places. */
function classesOf(figures: readonly (readonly string[])[]): string[][] {
  const ratings = [...new Set(figures.flat())]
  const company = (rating: string) => figures.map(figure => (figure.includes(rating) ? '1' : '0')).join('')
  return [...Map.groupBy(ratings, company).values()]
}

/** The ratings of one world as they stand behind a figure: by youth and day, for their scores differ between worlds. */
const keyOf = (rating: string) => rating.split(' ').slice(0, 2).join(' ')

describe('whatever a cadre asks for, in whatever role', () => {
  test('at least five youths may have given each score that it knows something of', async () => {
    let shown = 0
    await fc.assert(
      fc.asyncProperty(history, async told => {
        const all = happeningsOf(told)
        const scores = all.map(({ score }) => score)
        const days = all.map(({ day, youth }) => `${youths[youth]} ${epochDay(day)}`)
        const truth = await readings(told, scores)
        const figures = (await truth.world.voiced()).map(figure => figure.map(keyOf))
        const classes = classesOf(figures)
        for (const together of classes) expect(together.length).toBeGreaterThanOrEqual(5)
        for (const rating of classes.flat()) expect(days).toContain(rating)
        shown += classes.length

        const betraying = all.flatMap(({ kind }, n) => (kind === 'meet' ? [] : [idOf(n)]))
        const betrays = (answer: string) =>
          /34:5[68]|u-surveyor/.test(answer) || betraying.some(id => answer.includes(id))
        expect(truth.read.find(betrays)).toBeUndefined()

        // In the other world, ratings that were shown together have changed places, and all others are turned over.
        const other = scores.map((score, at) => {
          const together = classes.find(ratings => ratings.includes(days[at] as string))
          if (!together) return 6 - score
          const next = together[(together.indexOf(days[at] as string) + 1) % together.length]
          return scores[days.indexOf(next as string)] as number
        })
        const { read } = await readings(told, other)
        const at = read.findIndex((answer, place) => answer !== truth.read[place])
        expect(read[at]).toBe(truth.read[at])
      }),
      { numRuns: 4, seed: 9, endOnFailure: true },
    )
    // Else nothing was tried.
    expect(shown).toBeGreaterThan(0)
  })
})

/** The place of a day, as keys of ratings have it: after the first of its month. */
const epochDay = (day: number) => firstDay / 86_400_000 + day + 1
