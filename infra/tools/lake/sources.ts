import type { Objects } from '../../../shared/aws/objects.ts'
import { openObjects } from '../../../shared/aws/objects.ts'
import { lakeVariable } from '../../../shared/contracts/environment.ts'
import { toParquet } from '../../../shared/lake/parquet.ts'
import type { LakeSources } from '../../../shared/lake/sources.ts'
import { calendarsOn } from '../../../shared/repositories/calendars.ts'
import { dismissalsOn } from '../../../shared/repositories/dismissals.ts'
import { erasuresOn } from '../../../shared/repositories/erasures.ts'
import { eventMonthsOn } from '../../../shared/repositories/event-months.ts'
import { lakeMarksOn } from '../../../shared/repositories/lake-marks.ts'
import { ledgerOn } from '../../../shared/repositories/ledger.ts'
import { policiesOn } from '../../../shared/repositories/policies.ts'
import { revisionsOn } from '../../../shared/repositories/revisions.ts'
import { rootsOn } from '../../../shared/repositories/roots.ts'
import { rosterReadsOn } from '../../../shared/repositories/roster/open.ts'
import { topicsOn } from '../../../shared/repositories/topics.ts'
import type { Asked } from '../operate/stack.ts'
import type { Tables } from '../operate/stores.ts'

/** The lake's bucket of the stack that was asked for, with the credentials of whoever asks. */
export function lakeObjectsOf({ outputs, credentials }: Asked): Objects {
  if (!outputs.LakeBucketName) throw new Error('this stack has no lake; deploy or start it anew')
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  return openObjects({
    ...process.env,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    [lakeVariable]: outputs.LakeBucketName,
  })
}

/** What the lake is made of, on a stack's tables. */
export function lakeSourcesOn(tables: Tables, objects: Objects, now: () => Date) {
  const roster = rosterReadsOn(tables.roster)
  const roots = rootsOn(roster, now)
  return {
    ledger: ledgerOn(tables.ledger),
    roster,
    revisions: revisionsOn(tables.results),
    eventMonths: eventMonthsOn(tables.views),
    policies: policiesOn(tables.settings, roots),
    calendars: calendarsOn(tables.settings),
    dismissals: dismissalsOn(tables.results),
    topics: topicsOn(tables.results),
    erasures: erasuresOn(tables.roster),
    roots,
    marks: lakeMarksOn(tables.views),
    objects,
    encode: toParquet,
    now,
  } satisfies LakeSources
}
