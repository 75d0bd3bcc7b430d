import { expect, test } from 'vitest'
import type { Items } from '../aws/items/items.ts'
import { memoryItems } from '../aws/items/memory.ts'
import { huaian2016 } from '../domain/policy/huaian-2016.ts'
import { type Complaint, complaintsOn } from './complaints.ts'
import { type Erasure, erasedSubject, erasuresOn, noneTouched } from './erasures.ts'
import { healthNotesOn } from './health.ts'
import { rehearsalsOn } from './rehearsals.ts'

/** The items, in which something is written just before the first write of whoever reads them. */
function slower(items: Items, meanwhile: () => Promise<unknown>): Items {
  let isFirst = true
  const passed = async () => {
    if (!isFirst) return
    isFirst = false
    await meanwhile()
  }
  return {
    ...items,
    async put(item, guard) {
      await passed()
      return items.put(item, guard)
    },
    async transact(writes) {
      await passed()
      return items.transact(writes)
    },
  }
}

const complaint: Complaint = {
  complaintId: 'k-1',
  text: '页面打不开',
  by: 'u-li',
  role: 'cadre',
  at: '2024-06-03T01:00:00.000Z',
}
const answer = (text: string, at = '2024-06-04T01:00:00.000Z') => ({ text, by: 'u-city', at })
const isOld = (at: string) => at < '2025'
const begin = async () => {}

test('an answer that comes while a complaint is erased stands', async () => {
  const items = memoryItems()
  const complaints = complaintsOn(items)
  await complaints.addComplaint('ha', complaint)
  await complaints.answerComplaint('ha', 'k-1', answer('正在处理'))
  const again = answer('已修复', '2026-11-26T01:00:00.000Z')
  const racing = complaintsOn(slower(items, () => complaints.answerComplaint('ha', 'k-1', again)))
  await racing.eraseTexts('ha', '已删除', isOld, begin)
  expect(await complaints.listComplaints('ha')).toEqual([{ ...complaint, answer: again }])
})

test('what is erased while a complaint is answered stays erased', async () => {
  const items = memoryItems()
  const complaints = complaintsOn(items)
  await complaints.addComplaint('ha', complaint)
  await complaints.answerComplaint('ha', 'k-1', answer('正在处理'))
  const racing = complaintsOn(slower(items, () => complaints.eraseTexts('ha', '已删除', isOld, begin)))
  const again = answer('已修复', '2026-11-26T01:00:00.000Z')
  await racing.answerComplaint('ha', 'k-1', again)
  expect(await complaints.listComplaints('ha')).toEqual([{ ...complaint, text: '已删除', answer: again }])
})

test('an org of a rehearsal that is done while it is planned once more stays done', async () => {
  const items = memoryItems()
  const startedAt = '2026-06-20T04:00:00.000Z'
  const now = () => new Date(startedAt)
  const rehearsals = rehearsalsOn(items, now)
  const rehearsal = { rehearsalId: 'r-1', policy: huaian2016, months: ['2026-05'], orgId: 'ls', startedAt }
  const org = { month: '2026-05', orgId: 'ls', cadres: 2, children: 0 }
  await rehearsals.planOrg(rehearsal, org)
  const racing = rehearsalsOn(
    slower(items, () => rehearsals.completeOrg(rehearsal, org, 1)),
    now,
  )
  await racing.planOrg(rehearsal, org)
  expect(await rehearsals.readOrg(rehearsal, '2026-05', 'ls')).toEqual({ ...org, done: { keptBack: 1 } })
})

test('an erasure that is done while a slice of it is kept stays done', async () => {
  const items = memoryItems()
  const erasures = erasuresOn(items)
  const subject = erasedSubject('youth', 'y-1')
  const running: Erasure = {
    ...{ id: 'e-1', subject, kind: 'youth', reason: '本人要求', by: 'u-1', at: '2026-06-20T04:00:00.000Z' },
    ...{ state: 'running', after: 'c-a', ...noneTouched, links: 1 },
  }
  const done: Erasure = { ...running, state: 'done', links: 2 }
  const racing = erasuresOn(slower(items, () => erasures.putErasure('ha', done)))
  expect(await racing.putErasure('ha', running)).toEqual(done)
  expect(await erasures.readErasure('ha', subject, 'e-1')).toEqual(done)
  const further = { ...running, id: 'e-2', after: 'c-b' }
  await erasures.putErasure('ha', further)
  expect(await erasures.putErasure('ha', { ...running, id: 'e-2' })).toEqual(further)
  const anew: Erasure = { ...running, at: '2026-06-21T04:00:00.000Z' }
  expect(await erasures.putErasure('ha', anew)).toEqual(anew)
})

test('whoever looks at the health at once knows of what the other saw first', async () => {
  const items = memoryItems()
  const notes = healthNotesOn(items)
  const racing = healthNotesOn(
    slower(items, () => notes.noteBehind(['Relay waiting'], '2026-06-20T01:00:00.000Z')),
  )
  expect(await racing.noteBehind(['Relay waiting', 'Sweep waiting'], '2026-06-20T01:00:01.000Z')).toEqual({
    'Relay waiting': '2026-06-20T01:00:00.000Z',
    'Sweep waiting': '2026-06-20T01:00:01.000Z',
  })
})
