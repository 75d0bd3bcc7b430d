import type { Assignment } from '../../../events/index.ts'

/**
 * A cadre's assignments after a base that was made twice was merged into another. What ended stays, since visits counted by
 * it. What runs ends today and goes on with the other base, unless that one runs as well. What has not begun begins with
 * the other base.
 */
export function mergedAssignments(
  assignments: readonly Assignment[],
  from: string,
  into: string,
  today: string,
): Assignment[] {
  const isOpen = ({ until }: Assignment) => until === undefined || until > today
  const runs = assignments.some(each => each.baseId === into && isOpen(each))
  return assignments.flatMap((each): Assignment[] => {
    if (each.baseId !== from || !isOpen(each)) return [each]
    if (each.since >= today) return runs ? [] : [{ ...each, baseId: into }]
    const ended = { ...each, until: today }
    return runs ? [ended] : [ended, { ...each, baseId: into, since: today }]
  })
}
