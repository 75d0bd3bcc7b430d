import { setTimeout as pause } from 'node:timers/promises'
import type { EventContent } from '../../../events/index.ts'
import { concurrently } from '../../../shared/concurrently.ts'
import { csv } from '../../../shared/contracts/media.ts'
import type { Happenings } from '../county/behaviour.ts'
import notice from '../county/calendar-2026.json' with { type: 'json' }
import { beginPhase, grouped } from '../terminal/progress.ts'
import { type BodyOf, counted, type Desk, readable, rootId, Stopped } from './desk.ts'
import { hasLeft, youthSheet } from './youth-sheet.ts'

type Put = () => Promise<{ readonly status: number }>

/** For a few dozen entries it does not pay to start many environments of a function. */
const entriesAtOnce = 4
/** Small groups keep the bar moving and stay far within the function's time, on slow disks too. */
const [eventsPerBatch, batchesAtOnce] = [50, 4]

/** Calls of one kind, those of a group one after the other. */
async function putAll(
  { screen, tally }: Desk,
  label: string,
  unit: string,
  groups: readonly (readonly Put[])[],
  atOnce = entriesAtOnce,
): Promise<void> {
  const bar = beginPhase(screen, label, groups.flat().length, unit)
  const before = tally.created
  await concurrently(groups, atOnce, async group => {
    let isNew = false
    for (const put of group) {
      const { status } = await put()
      // What changes something that was just created is new as well, though it is answered by 200.
      isNew ||= status === 201
      counted(tally, { status: isNew ? 201 : status })
      bar.step()
    }
  })
  bar.end(`新增 ${grouped(tally.created - before)}`)
}

/** Orgs from the top, the calendar by its file, bases, cadres with their changes in order. */
export async function loadRoster(desk: Desk): Promise<void> {
  const { assessor, county } = desk
  const { year, ...body } = notice
  const calendar = () => assessor('PUT /v1/calendar/{year}', { path: { year: String(year) }, body })
  const orgs = county.orgs.map(({ orgId, ...body }) => [
    () => assessor('PUT /v1/orgs/{orgId}', { path: { orgId }, body }),
  ])
  const bases = county.bases.map(({ baseId, fields: _, ...body }) => [
    () => assessor('PUT /v1/bases/{baseId}', { path: { baseId }, body }),
  ])
  const cadres = county.workers.map(({ person: { cadreId }, entries }) =>
    entries.map(body => () => assessor('PUT /v1/cadres/{cadreId}', { path: { cadreId }, body })),
  )
  await putAll(desk, '组织', '个', orgs, 1)
  await putAll(desk, '工作日历', '年', [[calendar]])
  await putAll(desk, '基层阵地', '个', bases)
  await putAll(desk, '团干部', '条', cadres)
}

type Imported = BodyOf<'GET /v1/links/imports/{importId}'>

/** The youths by the committee's sheet; those of who has left one by one, since no sheet takes them. */
export async function loadYouths(desk: Desk): Promise<void> {
  const { assessor, county, labels, screen, tally } = desk
  const bytes = Buffer.from(youthSheet(county, labels.fields))
  const bar = beginPhase(screen, '青年名单', 0, '行')
  const sent = { query: { orgId: rootId }, body: { mediaType: csv, bytes } } as const
  const { importId } = (await assessor('POST /v1/links/imports', sent)).body
  const read = async (): Promise<Imported> => {
    const asked = { path: { importId }, query: { result: 'refused', limit: 3 } } as const
    return (await assessor('GET /v1/links/imports/{importId}', asked)).body
  }
  let job = await read()
  for (; job.state !== 'done'; job = await read()) {
    bar.set(job.rowsDone, job.rowsTotal)
    await pause(200)
  }
  bar.set(job.rowsDone, job.rowsTotal)
  const { created, changed, unchanged, refused } = job.counts
  bar.end(`新增 ${grouped(created)}`)
  tally.created += created
  tally.known += changed + unchanged
  if (refused > 0)
    throw new Stopped(job.items.map(({ line, reason }) => `青年名单第${line}行：${reason}`).join('\n'))

  const others = county.workers
    .filter(hasLeft)
    .flatMap(({ person: { cadreId }, links }) =>
      links.map(({ youthId, ...body }) => [
        () => assessor('PUT /v1/cadres/{cadreId}/links/{youthId}', { path: { cadreId, youthId }, body }),
      ]),
    )
  await putAll(desk, '离任者青年', '条', others)
}

/** Records what happened: the cadres' work and the youths' voices by different callers, what is void at last. */
export async function loadEvents(desk: Desk, { work, voices, voids }: Happenings): Promise<void> {
  const { assessor, collector, screen, tally } = desk
  const phase = async (label: string, client: Desk['assessor'], events: readonly EventContent[]) => {
    const bar = beginPhase(screen, label, events.length, '条')
    const before = tally.created
    const batches = Array.from({ length: Math.ceil(events.length / eventsPerBatch) }, (_, at) =>
      events.slice(at * eventsPerBatch, (at + 1) * eventsPerBatch),
    )
    await concurrently(batches, batchesAtOnce, async batch => {
      const { body } = await client('POST /v1/batch', { body: { events: batch } })
      for (const [at, item] of body.items.entries()) {
        if ('problem' in item) {
          const asked = `POST /v1/batch 的第 ${at + 1} 条（${batch[at]?.type}）`
          throw new Stopped(readable(asked, item.problem))
        }
        counted(tally, item)
      }
      bar.step(batch.length)
    })
    bar.end(`新增 ${grouped(tally.created - before)}`)
  }
  await phase('工作记录', assessor, work)
  await phase('青年反馈', collector, voices)
  await phase('撤销', assessor, voids)
}
