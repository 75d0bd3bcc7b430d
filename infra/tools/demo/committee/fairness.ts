import type { getConcentration, listFlags, listOverlaps } from '../../../../functions/review/endpoints.ts'
import { huaian2016 } from '../../../../shared/domain/policy/huaian-2016.ts'
import { lastDate } from '../../../../shared/domain/time/calendar.ts'
import {
  type BodyOf,
  type Committee,
  counted,
  countyId,
  type ItemOf,
  namesOf,
  read,
  readAll,
} from './committee.ts'

/** A youth whom too many claim. */
export type Overlap = ItemOf<typeof listOverlaps>
/** How contact is spread. */
export type Spread = BodyOf<typeof getConcentration>
/** Something to review. */
export type Flag = ItemOf<typeof listFlags>

const reason = '演示数据为事后一次录入，已核实'

/** 公平性: youths claimed too often, contact that goes to few, and what somebody should look at. */
export async function fairness({ assessor, county, tally }: Committee): Promise<string[]> {
  const { month } = county
  const org = `/v1/orgs/${countyId}`
  const overlaps = await readAll<typeof listOverlaps>(
    assessor,
    `${org}/overlaps?asOf=${lastDate(month)}&limit=100`,
  )
  const spread = await read<typeof getConcentration>(
    assessor,
    `${org}/concentration?month=${month}&limit=100`,
  )
  const flagsPath = `${org}/flags?month=${month}&state=all&limit=100`
  const first = (await readAll<typeof listFlags>(assessor, flagsPath))[0]
  if (first) {
    const body = { month, cadreId: first.cadreId, reason }
    counted(tally, (await assessor('POST', `${org}/flags/${first.flagId}/dismiss`, body)).status)
  }
  const flags = await readAll<typeof listFlags>(assessor, flagsPath)
  return [...overlapLines(overlaps, namesOf(county).cadre), ...spreadLines(spread), ...flagLines(flags)]
}

/** How many, and one of them. */
export function overlapLines(overlaps: readonly Overlap[], nameOf: (cadreId: string) => string): string[] {
  const example = overlaps[0]
  const most = huaian2016.maxCadresPerYouth
  if (example === undefined) return [`重复联系：没有青年被超过${most}名团干部联系`]
  const names = (counts: boolean) =>
    example.cadres
      .filter(cadre => cadre.counts === counts)
      .map(({ cadreId }) => nameOf(cadreId))
      .join('、')
  return [
    `重复联系：${overlaps.length}名青年被超过${most}名团干部联系，如${example.youthId}：${names(true)}在先计入，${names(false)}不计`,
  ]
}

/** The county's, and the cadre's who keeps to a few most. */
export function spreadLines(spread: Spread): string[] {
  const percent = ({ topContacts, contacts }: Pick<Spread, 'topContacts' | 'contacts'>) =>
    `${contacts === 0 ? 0 : Math.round((topContacts * 1000) / contacts) / 10}%`
  const most = spread.items.reduce<Spread['items'][number] | undefined>(
    (found, item) => ((item.share ?? 0) > (found?.share ?? 0) ? item : found),
    undefined,
  )
  return [
    `集中度：最常联系的十分之一（${spread.top}人）占${spread.contacts}人次联系的${percent(spread)}，当月${spread.neverReached}人没有联系到`,
    ...(most
      ? [
          `　　　　最集中的是${most.name ?? most.cadreId}：${most.contacts}人次中${most.topContacts}人次给了${most.top}人（${percent(most)}），${most.linked}人中${most.neverReached}人没有联系到`,
        ]
      : []),
  ]
}

/** How many, what one says, and why one was taken off the list. */
export function flagLines(flags: readonly Flag[]): string[] {
  const open = flags.filter(({ state }) => state === 'open')
  const done = flags.filter(({ state }) => state === 'dismissed')
  const say = ({ name, cadreId, text }: Flag) => `${name ?? cadreId}：${text}`
  return [
    `核实线索：待核实${open.length}条，已核实${done.length}条；只供人工核实，不影响得分`,
    ...open.slice(0, 1).map(flag => `　　　　　待核实　${say(flag)}`),
    ...done
      .slice(0, 1)
      .map(flag => `　　　　　已核实　${say(flag)}（${flag.dismissed?.by}：${flag.dismissed?.reason}）`),
  ]
}
