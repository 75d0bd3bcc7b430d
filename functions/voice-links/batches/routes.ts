import { randomUUID } from 'node:crypto'
import type { Caller } from '../../../shared/access/caller.ts'
import { atOnce, concurrently } from '../../../shared/concurrently.ts'
import { xlsx } from '../../../shared/contracts/media.ts'
import { checkBegun } from '../../../shared/contracts/month-begun.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { type Response, sumOf, withRate } from '../../../shared/domain/responses.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { voiceSheet } from '../../../shared/labels/voice.ts'
import { orgsBelow } from '../../../shared/repositories/roster/below.ts'
import type { VoiceBatch } from '../../../shared/repositories/voice.ts'
import { voiceToken } from '../../../shared/voice/token.ts'
import { drawFor } from '../call-backs/sample.ts'
import { consented } from '../minors/consented.ts'
import type { Dependencies } from '../ports.ts'
import { getVoiceLinks, getVoiceLinksSheet, issueVoiceLinks, revokeVoiceLinks } from './endpoints.ts'
import { dayOfMonth, type IssuedLink, linksOf } from './links.ts'
import { linkSheet } from './sheet.ts'
import { checkAll, checkCadres } from './whose.ts'

/** Links of one batch: its sheet with pictures stays under the 6 MB of an answer. */
const mostLinks = 4000

/** Pairs of cadre and youth of one revocation, each a write. */
const mostRevocations = 500

const instant = (seconds: number) => new Date(seconds * 1000).toISOString()

const toAnswer = ({ batchId, month, links, withoutConsent, expiresAt }: VoiceBatch, response: Response) => ({
  batchId,
  month,
  state: 'done' as const,
  linksDone: links,
  linksTotal: links,
  withoutConsent,
  expiresAt: instant(expiresAt),
  response: withRate(response),
})

/** Issues, shows and revokes the youths' links; nobody gets those of its own youths. */
export function routes(deps: Dependencies): readonly Route[] {
  const { ring, voice, roster, directory, responses, now } = deps
  const today = () => todayAt(now())
  const seconds = () => Math.floor(now().getTime() / 1000)

  /** A batch as this caller may have it: a batch with links of its own youths is none. */
  async function batchFor(caller: Caller, orgId: string, batchId: string): Promise<VoiceBatch> {
    const batch = await voice.readBatch(orgId, batchId)
    if (!batch) throw new Problem('not_found')
    return caller.cadreId === undefined ? batch : { ...batch, without: caller.cadreId }
  }

  /** The response of the month among the cadres of a batch, as far as the batch is the caller's. */
  async function responseOf({ orgId, month, cadreIds, without }: VoiceBatch): Promise<Response> {
    const orgIds = await orgsBelow(roster, orgId, dayOfMonth(month, today()))
    const known = await responses.readResponses(orgIds, month)
    return sumOf(
      [...known].filter(([cadreId]) => cadreId !== without && (cadreIds?.includes(cadreId) ?? true)),
    )
  }

  /** Keeps to whom links go. */
  async function keepIssued(month: string, links: readonly IssuedLink[]): Promise<void> {
    const cadres = [...Map.groupBy(links, ({ cadreId }) => cadreId).values()]
    await concurrently(cadres, atOnce, async own => {
      const [{ cadreId, orgId }] = own as [IssuedLink, ...IssuedLink[]]
      await responses.addIssued(
        orgId,
        month,
        cadreId,
        own.map(({ youthId }) => youthId),
      )
    })
  }

  return [
    on(issueVoiceLinks, async ({ caller, params: { orgId }, body: { validDays, ...asked } }) => {
      checkBegun(asked.month, today())
      await checkCadres(directory, caller, asked.month, asked.cadreIds ?? [])
      const issuedAt = seconds()
      const wanted = { orgId, ...asked, ...(caller.cadreId !== undefined && { without: caller.cadreId }) }
      const day = dayOfMonth(asked.month, today())
      const linked = await linksOf(roster, wanted, day)
      const links = await consented(deps, linked, day)
      if (links.length > mostLinks)
        throw Problem.at(
          'invalid_request',
          'cadreIds',
          `more than ${mostLinks} links; ask for fewer cadres or an org below`,
        )
      const batch: VoiceBatch = {
        batchId: randomUUID(),
        ...wanted,
        issuedAt,
        expiresAt: issuedAt + validDays * 86_400,
        links: links.length,
        withoutConsent: linked.length - links.length,
        by: caller.subject,
      }
      // They are asked about what is drawn.
      await drawFor(deps, await deps.policies.readPolicyOfMonth(asked.month, orgId), asked.month, links)
      await voice.addBatch(batch)
      // Last: by a batch that was not kept, nobody is asked.
      await keepIssued(asked.month, links)
      const { batchId } = batch
      return reply(202, toAnswer(batch, await responseOf(batch)), `/v1/orgs/${orgId}/voice-links/${batchId}`)
    }),

    on(getVoiceLinks, async ({ caller, params: { orgId, batchId } }) => {
      const batch = await batchFor(caller, orgId, batchId)
      return reply(200, toAnswer(batch, await responseOf(batch)))
    }),

    on(getVoiceLinksSheet, async ({ caller, origin, params: { orgId, batchId } }) => {
      const batch = await batchFor(caller, orgId, batchId)
      const { month, issuedAt, expiresAt } = batch
      const day = dayOfMonth(month, todayAt(new Date(issuedAt * 1000)))
      const [keys, org, links] = await Promise.all([
        ring(),
        roster.readOrg(orgId, day),
        linksOf(roster, batch, day).then(linked => consented(deps, linked, day)),
      ])
      const addressed = links.map(link => {
        const token = voiceToken(keys, { ...link, month, issuedAt, expiresAt })
        return { ...link, url: `${origin}/y/${token}` }
      })
      const name = org?.name ?? orgId
      const bytes = await linkSheet(name, month, addressed)
      // Somebody may have been linked for that day, or a guardian have consented, since the batch was issued.
      await keepIssued(month, links)
      return reply(200, {
        mediaType: xlsx,
        name: `${voiceSheet.title(name, month)}.xlsx`,
        asciiName: `voice-links-${orgId}-${month}.xlsx`,
        bytes,
      })
    }),

    on(revokeVoiceLinks, async ({ caller, params: { orgId }, body: { month, cadreIds, youthIds } }) => {
      await checkCadres(directory, caller, month, cadreIds ?? [])
      await checkAll(directory, caller, month, cadreIds)
      if ((cadreIds?.length ?? 1) * (youthIds?.length ?? 1) > mostRevocations)
        throw Problem.at('invalid_request', 'youthIds', `more than ${mostRevocations} pairs at once`)
      const at = seconds()
      for (const cadreId of cadreIds ?? [undefined])
        for (const youthId of youthIds ?? [undefined])
          await voice.addRevocation({
            orgId,
            ...(month !== undefined && { month }),
            ...(cadreId !== undefined && { cadreId }),
            ...(youthId !== undefined && { youthId }),
            at,
            by: caller.subject,
          })
      return reply(200, { revokedUntil: instant(at) })
    }),
  ]
}
