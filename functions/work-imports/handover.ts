import { permitLink } from '../../shared/access/permit/links.ts'
import { placeLink } from '../../shared/domain/roster/roster.ts'
import type { HandoverRow } from '../../shared/importing/rows.ts'
import { jobReasons } from '../../shared/labels/jobs.ts'
import { askOnce } from '../../shared/repositories/remember.ts'
import type { Dependencies } from './ports.ts'
import { refusalOf } from './refusal.ts'
import type { OpenRow, RowWork, Working } from './work.ts'

/** Works on links that go over to a successor; credit stays with whom it was earned by. */
export const workingOnHandovers: Working = ({ roster, directory }: Dependencies, { caller, startedAt }) => {
  const readCadre = askOnce((cadreId: string) => roster.readCadreWithLinks(cadreId))

  async function linkOf({ cadreId, youthId, handover: { since } }: HandoverRow) {
    const cadre = await readCadre(cadreId)
    return cadre?.links.find(link => link.youthId === youthId && link.since === since)
  }

  const work: RowWork<HandoverRow> = {
    async plan(row) {
      const { to, on, baseId } = row.handover
      const [link, successor] = await Promise.all([linkOf(row), readCadre(to)])
      if (!link || !successor) return { result: 'refused', reason: jobReasons.cadreGone }
      const begun = { ...link, since: on, ...(baseId !== undefined && { baseId }) }
      const existing = successor.links.filter(({ youthId }) => youthId === row.youthId)
      if (placeLink(existing, begun).change === 'overlaps')
        return { result: 'refused', reason: jobReasons.linkOverlaps }
      try {
        await permitLink({ directory, caller }, begun)(
          successor.profile,
          existing.find(({ since }) => since === on),
        )
      } catch (error) {
        return refusalOf(error)
      }
      return { result: 'changed' }
    },

    async apply(row) {
      const author = { by: caller.subject, at: startedAt }
      const handover = { from: row.cadreId, youthId: row.youthId, ...row.handover }
      try {
        const change = await roster.handOverLink(handover, author, each =>
          permitLink({ directory, caller }, each),
        )
        return { result: change === 'unchanged' ? 'unchanged' : 'changed' }
      } catch (error) {
        return refusalOf(error)
      }
    },
  }
  return work as unknown as RowWork<OpenRow>
}
