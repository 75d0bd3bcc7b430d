import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, expect, test } from 'vitest'
import { rosterExamples } from '../../events/roster.ts'
import { openTable } from '../aws/client.ts'
import { toAttributes } from '../aws/items/attributes.ts'
import { directory as openDirectory } from '../ports.ts'
import { type Directory, rememberDirectory } from './directory.ts'

const { serviceFrom: _, ...example } = rosterExamples.cadre
const attributes = { ...example, effectiveFrom: '2026-01-01' }
const orgOf = async (cadre: ReturnType<Directory['readProfile']>) => (await cadre)?.history[0]?.orgId

const dynamodb = mockClient(openTable({ TABLE_ROSTER: 'r' }, 'roster').client)

beforeEach(() => void dynamodb.reset())

test('what is remembered for recording is asked again within seconds', async () => {
  let now = Date.parse('2026-05-20T09:00:00+08:00')
  let org = 'ls'
  let asked = 0
  const directory: Directory = {
    today: () => '2026-05-20',
    readProfile: async cadreId => {
      asked++
      return { cadreId, serviceFrom: '2026-01-01', history: [{ ...attributes, orgId: org }] }
    },
    readOrgPath: async orgId => [orgId],
    readBase: async () => rosterExamples.base,
  }
  const remembered = rememberDirectory(directory, () => new Date(now))
  expect(await orgOf(remembered.readProfile('c-wang'))).toBe('ls')
  org = 'jh'
  now += 1_000
  expect([await orgOf(remembered.readProfile('c-wang')), asked]).toEqual(['ls', 1])
  now += 5_000
  expect([await orgOf(remembered.readProfile('c-wang')), asked]).toEqual(['jh', 2])
})

test('readers ask for the scope anew: whoever moved away is out of sight at once', async () => {
  const directory = openDirectory({ TABLE_LEDGER: 'l', TABLE_ROSTER: 'r', TABLE_VIEWS: 'v' })
  const inOrg = (orgId: string) => ({
    Item: toAttributes({
      pk: 'CADRE#c',
      sk: 'PROFILE',
      value: { history: [{ effectiveFrom: '2026-01-01', orgId }] },
    }),
  })
  dynamodb.onAnyCommand().resolvesOnce(inOrg('ls')).resolvesOnce(inOrg('jh'))
  expect(await orgOf(directory.readProfile('c'))).toBe('ls')
  expect(await orgOf(directory.readProfile('c'))).toBe('jh')
})
