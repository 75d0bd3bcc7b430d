import { expect, test } from 'vitest'
import { contact } from '../../shared/domain/testing/events.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'
import { personalPage } from './youth-pages.ts'
import type { YouthDependencies } from './youths.ts'

const asked = { root: 'ha', youthId: 'y-1', today: '2026-05-24' }
const note = '很'.repeat(300_000)

/** Two cadres of one org, each of whom met the youth thrice and wrote 900 kB each time. */
const deps = {
  roster: {
    listChildren: async () => [],
    async *listMembers() {
      for (const cadreId of ['c-1', 'c-2'])
        yield { cadreId, history: [{ effectiveFrom: '2026-01-01', orgId: 'ha' }] }
    },
    readClaims: async () => ({}),
  } as unknown as RosterReads,
  recorded: {
    listRecorded: async (cadreId: string) =>
      [1, 2, 3].map(n => ({
        month: '2026-05',
        event: contact(n, '2026-05-20', { cadreId, youthIds: ['y-1', 'y-2'], note }),
      })),
  },
  minors: { readMinor: async () => undefined },
} as unknown as YouthDependencies

test.each([
  [
    500,
    [
      ['c-1 1 y-1', 'c-1 2 y-1', 'c-1 3 y-1', 'c-2 1 y-1'],
      ['c-2 2 y-1', 'c-2 3 y-1'],
    ],
  ],
  [
    2,
    [
      ['c-1 1 y-1', 'c-1 2 y-1'],
      ['c-1 3 y-1', 'c-2 1 y-1'],
      ['c-2 2 y-1', 'c-2 3 y-1'],
    ],
  ],
])(
  'a page holds no more than an answer may, nor than %i, also within a cadre, and the next goes on behind it',
  async (limit, expected) => {
    const pages: string[][] = []
    let cursor: string | undefined
    do {
      const page = await personalPage(deps, asked, { limit, cursor })
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(4_100_000)
      pages.push(page.items.map(({ kept }) => `${kept.cadreId} ${String(kept.id).at(-1)} ${kept.youthIds}`))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(pages).toEqual(expected)
  },
)

test('a cursor of another list is none', async () => {
  await expect(personalPage(deps, asked, { limit: 1, cursor: 'MTpjLTE' })).rejects.toMatchObject({
    code: 'invalid_request',
    errors: [{ path: 'cursor', code: 'bad_format' }],
  })
})
