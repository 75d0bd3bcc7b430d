import type { Assignment } from '../../../events/index.ts'

/**
 * Assignments after a base made twice was merged into another: what ended stays, for visits there counted by it; what
 * runs ends today and goes on with the other, unless that runs as well; what has not begun begins with the other.
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
