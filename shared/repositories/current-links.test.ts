import { expect, test } from 'vitest'
import type { Items } from '../aws/items/items.ts'
import { memoryItems } from '../aws/items/memory.ts'
import { rememberLinks } from './current-links.ts'
import { rosterOn } from './roster/open.ts'
import { admin, linkTo, populate } from './roster/testing/examples.ts'

const youths = Array.from({ length: 9 }, (_, n) => `y-000${n + 1}`)

/** Links of `c-wang` to nine youths, and how often they are queried. */
async function nine() {
  const items = memoryItems()
  const roster = rosterOn(items)
  await populate(roster)
  for (const youthId of youths) await roster.putLink('c-wang', linkTo(youthId), admin('2026-01-01'))
  const asked: string[] = []
  const counting: Items = {
    ...items,
    query: range => {
      asked.push(range.weak ? 'weak' : 'strong')
      return items.query(range)
    },
  }
  let ms = 0
  const links = rememberLinks(counting, () => new Date(ms))
  const wait = (more: number) => {
    ms += more
  }
  return { links, asked, wait }
}

test('a burst about many youths reads four of them by themselves, then all at once', async () => {
  const { links, asked } = await nine()
  for (const youthId of [...youths, ...youths])
    expect(await links.listUnlinked('c-wang', [youthId], '2026-05-20')).toEqual([])
  expect(asked).toEqual(['weak', 'weak', 'weak', 'weak', 'weak'])
})

test('one youth again after some seconds is one read', async () => {
  const { links, asked, wait } = await nine()
  for (const youthId of youths.slice(0, 6)) {
    expect(await links.listUnlinked('c-wang', [youthId], '2026-05-20')).toEqual([])
    wait(5_000)
  }
  expect(asked).toHaveLength(6)
})

test('in a burst, too, a link that is not known is asked for consistently', async () => {
  const { links, asked } = await nine()
  for (const youthId of youths.slice(0, 5)) await links.listUnlinked('c-wang', [youthId], '2026-05-20')
  expect(await links.listUnlinked('c-wang', ['y-9'], '2026-05-20')).toEqual(['y-9'])
  expect(asked).toEqual(['weak', 'weak', 'weak', 'weak', 'weak', 'strong'])
})
