import { entityId } from '../../../events/envelope.ts'
import { checkMobile, cleanPhone } from '../../../shared/annex/mobile.ts'
import type { KeyRing } from '../../../shared/aws/secrets.ts'
import { identityNumber, youthIdOf } from '../../../shared/importing/pseudonym.ts'
import { jobReasons, jobTitles, sheetReasons } from '../../../shared/labels/jobs.ts'
import type { Column } from './header.ts'

/** The columns of which one says who a youth is; the first that is filled in counts. */
export const youthColumns = {
  youth: { title: jobTitles.youth, others: /^青年(编号、?手机号码?或身份证号码?)?$/ },
  youthId: { title: jobTitles.youthId, others: /^青年(代号|ID)$/i },
  youthMobile: { title: jobTitles.youthMobile, others: /^青年(手机|手机号|电话|联系电话)$/ },
  youthIdentity: { title: jobTitles.youthIdentity, others: /^(青年)?身份证(号码?)?$/ },
} as const satisfies Record<string, Column>

export const youthIds = ['youth', 'youthId', 'youthMobile', 'youthIdentity'] as const

type Cells = Readonly<Record<(typeof youthIds)[number], string>>

/** Who a row's youth is, or why that cannot be told. */
export type FoundYouth = { readonly youthId: string; readonly remark?: string } | { readonly reason: string }

/** Tells youths by their pseudonym, or makes it of a number, which is then forgotten. */
export function findingYouths(ring: KeyRing, rootId: string): (cells: Cells) => FoundYouth {
  const of = {
    youth: (text: string): string | undefined =>
      of.youthMobile(text) ?? of.youthIdentity(text) ?? of.youthId(text),
    youthId: (text: string) => entityId.safeParse(text).data,
    youthMobile: (text: string) => {
      const mobile = cleanPhone(text)
      return checkMobile(mobile) === undefined ? youthIdOf(ring, rootId, 'mobile', mobile) : undefined
    },
    youthIdentity: (text: string) => {
      const number = identityNumber(text)
      return number === undefined ? undefined : youthIdOf(ring, rootId, 'identity', number)
    },
  }
  const wrong = {
    youth: jobReasons.youthWrong,
    youthId: jobReasons.youthIdWrong,
    youthMobile: jobReasons.youthMobileWrong,
    youthIdentity: jobReasons.youthIdentityWrong,
  }
  return cells => {
    const given = youthIds.filter(id => cells[id] !== '')
    const [first] = given
    if (first === undefined) return { reason: jobReasons.youthMissing }
    const youthId = of[first](cells[first])
    if (youthId === undefined) return { reason: wrong[first] }
    return given.length === 1
      ? { youthId }
      : { youthId, remark: sheetReasons.several(given.map(id => youthColumns[id].title)) }
  }
}
