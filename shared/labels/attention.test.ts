import { expect, test } from 'vitest'
import type { Attention } from '../domain/attention.ts'
import { attentionLabel } from './attention.ts'

test.each<[Attention, string]>([
  [{ why: 'keptBack', month: '2026-10', reason: 'calendar_missing' }, '2026年10月暂未评定'],
  [{ why: 'silent', since: '2026-10-01' }, '2026年10月1日以来没有联系和到基层'],
  [{ why: 'dropping', youths: [30, 20, 0] }, '联系逐月减少（近3个月30、20、0人）'],
  [{ why: 'openDemands', open: 3, overdue: 2 }, '诉求未解决3件，其中超期2件'],
  [
    { why: 'short', month: '2026-10', indicators: ['quota', 'halfDays'] },
    '2026年10月指标未完成：联系青年数、下基层半天数',
  ],
  [{ why: 'new', since: '2026-10-12' }, '2026年10月12日新任职'],
])('%j', (reason, said) => {
  expect(attentionLabel(reason)).toBe(said)
})
