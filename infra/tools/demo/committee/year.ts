import type { Screen } from '../progress.ts'
import { annex } from './annex.ts'
import { close, closing } from './closing.ts'
import { type Committee, section } from './committee.ts'
import { demands } from './demands.ts'
import { doNext } from './do-next.ts'
import { fairness } from './fairness.ts'
import { launch } from './launch.ts'
import { periods } from './periods.ts'

/** What a committee does with its months, in the order in which a year brings it. */
const sections = [
  ['一、一览表：导出、试导入、另存', annex],
  ['二、问题清单', demands],
  ['三、下一步', doNext],
  ['四、公平性', fairness],
  ['五、启动与专项', launch],
  ['六、最终结果、更正与签字', closing],
  ['七、季度与年度', periods],
] as const

/** Closes a month, then shows everything; again and again it shows the same. */
export async function showYear(
  committee: Committee,
  screen: Screen,
  settled: () => Promise<void>,
): Promise<string[]> {
  await close(committee, screen, settled)
  const lines: string[] = []
  for (const [title, show] of sections) lines.push(...section(title, await show(committee), committee.paint))
  return lines
}
