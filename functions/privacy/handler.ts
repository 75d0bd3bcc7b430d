import { authorAt } from '../../shared/access/author.ts'
import type { Caller } from '../../shared/access/caller.ts'
import type { Environment } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { type Order, pageFrom } from '../../shared/http/page.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { erasedWord } from '../../shared/labels/erasure.ts'
import * as ports from '../../shared/ports.ts'
import { type Erasure, erasedSubject, noneTouched } from '../../shared/repositories/erasures.ts'
import { allMonths } from '../../shared/repositories/lake-marks.ts'
import { afterService, byKind, keptOf } from './cadres.ts'
import { eraseCadre, eraseYouth, getCadrePersonal, getYouthPersonal, listErasures } from './endpoints.ts'
import { personalPage } from './youth-pages.ts'
import { eraseFound, findSlice } from './youths.ts'

const opens = {
  roster: ports.roster,
  cadreErasure: ports.cadreErasure,
  recorded: ports.recorded,
  minors: ports.minors,
  voice: ports.voice,
  erasures: ports.erasures,
  directory: ports.directory,
  marks: ports.lakeMarks,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>

const latestFirst: Order<Erasure> = { name: 'at', placeOf: ({ at, id }) => [-Date.parse(at), id] }

const toAnswer = ({ after: _, isKnown: __, inHand: ___, ...erasure }: Erasure) => erasure

/** Exports and erases what is kept of one person. */
export function build(environment: Environment, deps: Dependencies) {
  const { directory, erasures, now } = deps

  /** A caller who is a cadre may not read or erase what youths said, nor learn how much it is. */
  const refuseCadres = ({ cadreId }: Caller) => {
    if (cadreId !== undefined) throw new Problem('another_hand')
  }

  const asked = (caller: Caller, youthId: string) => ({
    root: caller.org as string,
    youthId,
    today: directory.today(),
  })

  /** The erasure that was begun before, or a new one. @throws Problem `id_reused` if it was begun for another reason. */
  async function begun(
    root: string,
    caller: Caller,
    kind: Erasure['kind'],
    whose: string,
    { id, reason }: { id: string; reason: string },
  ): Promise<Erasure> {
    const subject = erasedSubject(kind, whose)
    const known = await erasures.readErasure(root, subject, id)
    if (known && known.reason !== reason) throw Problem.at('id_reused', 'id')
    return known ?? { id, kind, subject, reason, ...authorAt(caller, now), state: 'running', ...noneTouched }
  }

  return serve(
    environment,
    [
      on(eraseCadre, async ({ caller, params: { cadreId }, body }) => {
        if (caller.cadreId === cadreId) throw new Problem('another_hand')
        const root = (await directory.readOrgPath(caller.org as string, directory.today())).at(-1) as string
        const erasure = await begun(root, caller, 'cadre', cadreId, body)
        if (erasure.state === 'done') return reply(200, toAnswer(erasure))
        const permit = afterService(directory.today())
        let standing = erasure
        await deps.cadreErasure(cadreId, erasedWord, authorAt(caller, now), permit, async changes => {
          standing = await erasures.beginErasure(root, erasure, changes)
        })
        return reply(200, toAnswer(await erasures.putErasure(root, { ...standing, state: 'done' })))
      }),

      on(eraseYouth, async ({ caller, params: { youthId }, body }) => {
        refuseCadres(caller)
        const at = asked(caller, youthId)
        const erasure = await begun(at.root, caller, 'youth', youthId, body)
        if (erasure.state === 'done') return reply(200, toAnswer(erasure))
        const found = await findSlice(deps, at, erasure)
        if (!found) throw new Problem('not_found')
        // The proof first: what died is seen by it, and the lake leaves out whom it names when it is written anew.
        await erasures.putErasure(at.root, found.begun)
        await eraseFound(deps, at, authorAt(caller, now), found)
        await deps.marks.mark(
          found.cadreIds.map(cadreId => ({ subject: 'roster', month: allMonths, cadreId })),
        )
        const next = await erasures.putErasure(at.root, found.ended)
        return next.state === 'done' ? reply(200, toAnswer(next)) : reply(202, toAnswer(next), '/v1/erasures')
      }),

      on(listErasures, async ({ caller, query }) => {
        refuseCadres(caller)
        const found = pageFrom(await erasures.listErasures(caller.org as string), latestFirst, query)
        return reply(200, { ...found, items: found.items.map(toAnswer) })
      }),

      on(getCadrePersonal, async ({ caller, params: { cadreId }, query }) => {
        if (caller.cadreId === cadreId) throw new Problem('another_hand')
        return reply(200, pageFrom(await keptOf(deps, cadreId), byKind, query))
      }),

      on(getYouthPersonal, async ({ caller, params: { youthId }, query }) => {
        refuseCadres(caller)
        return reply(200, await personalPage(deps, asked(caller, youthId), query))
      }),
    ],
    deps,
  )
}

export const handler = ports.handlerOn(build, opens)
