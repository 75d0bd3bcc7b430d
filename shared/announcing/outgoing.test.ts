import { expect, test } from 'vitest'
import { contactExample } from '../../events/contact.ts'
import type { RecordedEvent } from '../../events/index.ts'
import { memoryItems } from '../aws/items/memory.ts'
import { firstVersion } from '../domain/policy/versions.ts'
import { ledgerOn } from '../repositories/ledger.ts'
import { policiesOn } from '../repositories/policies.ts'
import { rosterOn } from '../repositories/roster/open.ts'
import { admin, linkTo, populate } from '../repositories/roster/testing/examples.ts'
import { traced } from '../telemetry/trace.ts'
import { outgoing } from './outgoing.ts'

const event: RecordedEvent = {
  ...contactExample,
  recordedAt: '2026-05-20T12:15:01.000Z',
  recordedBy: 'u-wang',
}
const under = <Result>(correlationId: string, work: () => Result) =>
  traced({ correlationId, fields: {} }, work)

test('what is announced of an event carries the correlation id of its request, and the event does not', async () => {
  const items = memoryItems()
  const ledger = ledgerOn(items)
  await under('K1', () => ledger.appendEvent('2026-05', event))
  const [item] = await Array.fromAsync(items.scan())
  expect(item && outgoing(item)).toMatchObject({
    type: 'contact',
    detail: { id: event.id, correlationId: 'K1' },
  })
  expect(await ledger.readMonthEvents('c-wang', '2026-05', true)).toEqual([event])
})

test('the same event under another id is the same event', async () => {
  const ledger = ledgerOn(memoryItems())
  await under('K1', () => ledger.appendEvent('2026-05', event))
  expect(await under('K2', () => ledger.appendEvent('2026-05', event))).toMatchObject({
    outcome: 'repeated',
    event,
  })
})

test('so does what is announced of a change of the roster', async () => {
  const items = memoryItems()
  await populate(rosterOn(items))
  await under('K1', () => rosterOn(items).putLink('c-wang', linkTo('y-1'), admin('2026-05-01')))
  const audits = (await Array.fromAsync(items.scan())).filter(({ sk }) => sk.startsWith('AUDIT#'))
  expect(audits.map(audit => Object(outgoing(audit).detail).correlationId).filter(Boolean)).toEqual(['K1'])
})

test('a version of the policy is announced by its number and its first month, never by what it holds', async () => {
  const items = memoryItems()
  const { policy, effectiveFrom } = firstVersion
  const version = {
    policy: { ...policy, version: 2 },
    effectiveFrom,
    by: 'u-1',
    at: '2026-05-20T12:15:01.000Z',
  }
  await policiesOn(items, { readRoot: async orgId => orgId }).addPolicyVersion(version, 'ha')
  const [item] = await Array.fromAsync(items.scan())
  expect(item && outgoing(item)).toEqual({
    type: 'policyChanged',
    time: version.at,
    detail: {
      type: 'policyChanged',
      id: 'POLICY#ha#000002',
      at: version.at,
      rootId: 'ha',
      version: 2,
      effectiveFrom: '1970-01',
    },
  })
})
