import { expect, test } from 'vitest'
import { contactExample } from '../../../events/contact.ts'
import { project } from '../../../functions/project-month/project.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import {
  memoryAssessments,
  memoryFacts,
  memoryLedger,
  memoryRoster,
} from '../../../shared/repositories/testing/memory.ts'
import { libraryDays } from '../../../shared/repositories/testing/working-days.ts'
import { verify } from './verify.ts'

const recorded = { recordedAt: '2026-05-21T00:00:00.000Z', recordedBy: 'wang' }

async function projected() {
  const deps = {
    ledger: memoryLedger(),
    workingDays: libraryDays,
    facts: memoryFacts(),
    roster: memoryRoster(),
    assessments: memoryAssessments(),
    policies: { readPolicyVersion: async () => huaian2016 },
  }
  await deps.ledger.appendEvent('2026-05', { ...contactExample, ...recorded })
  await project(deps, 'c-wang', '2026-05', [])
  return deps
}

test('views that are what the ledger makes them agree', async () => {
  expect(await verify(await projected(), false)).toEqual({
    months: 1,
    facts: [],
    assessments: 0,
    digests: [],
  })
})

test('a view that is missing is found, and folded anew on demand', async () => {
  const deps = await projected()
  await deps.ledger.appendEvent('2026-06', {
    ...contactExample,
    id: '0197a2c4-5b00-7000-8000-00000000000a',
    occurredAt: '2026-06-01T09:00:00+08:00',
    ...recorded,
  })
  expect(await verify(deps, false)).toMatchObject({ months: 2, facts: ['c-wang#2026-06'] })
  expect(await verify(deps, true)).toMatchObject({ facts: ['c-wang#2026-06'] })
  expect(await verify(deps, false)).toMatchObject({ facts: [] })
})

test('a view that was tampered with is found, though it claims to have seen everything', async () => {
  const deps = await projected()
  const view = await deps.facts.readFacts('c-wang', '2026-05')
  if (!view) throw new Error('no view')
  await deps.facts.writeFacts('c-wang', '2026-05', {
    ...view,
    facts: { ...view.facts, online: [] },
    version: view.version + 1,
  })
  expect(await verify(deps, true)).toMatchObject({ facts: ['c-wang#2026-05'] })
  expect(await verify(deps, false)).toMatchObject({ facts: [] })
})
