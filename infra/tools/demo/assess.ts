import { setTimeout as pause } from 'node:timers/promises'
import type { Dimensions, Grade } from '../../../events/assessment.ts'
import type { Cadre } from '../../../events/index.ts'
import type { Evidence } from '../../../shared/domain/assessment/evidence.ts'
import type { Call } from './client.ts'
import { beginPhase, type Screen } from './progress.ts'

/** A line of an org's table. */
export interface Row {
  cadreId: string
  name: string
  orgId: string
  category: Cadre['category']
  asOf: string
  status: 'provisional' | 'final'
  policy: { id: string; version: number }
  dimensions: Dimensions
  total: number | null
  grade: Grade
}

/** An org's month. */
export interface Rollup {
  orgId: string
  assessed: number
  grades: Record<Grade, number>
  unrated: number
  dimensions: Dimensions
}

interface Run {
  state: 'planning' | 'running' | 'done'
  cadresDone: number
  cadresTotal: number
}

/** Has a month assessed, or assessed for good, and waits for it. */
export async function assessMonth(
  call: Call,
  month: string,
  screen: Screen,
  how: 'runs' | 'finalise' = 'runs',
): Promise<void> {
  const bar = beginPhase(screen, how === 'runs' ? '月度评估' : '月度定稿', 0, '人')
  const { runId } = (await call('POST', `/v1/assessments/${month}/${how}`)).body as { runId: string }
  for (;;) {
    const run = (await call('GET', `/v1/assessments/${month}/runs/${runId}`)).body as Run
    bar.set(run.cadresDone, run.cadresTotal)
    if (run.state === 'done') return bar.end()
    await pause(200)
  }
}

/** The whole table of an org, the best first. */
export async function readTable(call: Call, orgId: string, month: string): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({
      sort: 'total',
      limit: '100',
      ...(cursor !== undefined && { cursor }),
    })
    const { body } = await call('GET', `/v1/orgs/${orgId}/assessments/${month}/cadres?${query}`)
    const page = body as { items: Row[]; nextCursor?: string }
    rows.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return rows
}

/** The roll-up of an org. */
export async function readRollup(call: Call, orgId: string, month: string): Promise<Rollup> {
  return (await call('GET', `/v1/orgs/${orgId}/assessments/${month}`)).body as Rollup
}

/** What a cadre lacks. */
export async function readEvidence(call: Call, cadreId: string, month: string): Promise<Evidence> {
  const { body } = await call('GET', `/v1/cadres/${cadreId}/assessments/${month}`)
  return (body as { evidence: Evidence }).evidence
}
