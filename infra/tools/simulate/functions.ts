import { declaration as assess } from '../../../functions/assess/declaration.ts'
import { handler as assessHandler } from '../../../functions/assess/handler.ts'
import { declaration as calendar } from '../../../functions/calendar/declaration.ts'
import { handler as calendarHandler } from '../../../functions/calendar/handler.ts'
import { declaration as deliver } from '../../../functions/deliver/declaration.ts'
import { handler as deliverHandler } from '../../../functions/deliver/handler.ts'
import { declaration as feed } from '../../../functions/feed/declaration.ts'
import { handler as feedHandler } from '../../../functions/feed/handler.ts'
import { declaration as follow } from '../../../functions/on-roster-changed/declaration.ts'
import { handler as followHandler } from '../../../functions/on-roster-changed/handler.ts'
import { declaration as followSettings } from '../../../functions/on-settings-changed/declaration.ts'
import { handler as followSettingsHandler } from '../../../functions/on-settings-changed/handler.ts'
import { declaration as policy } from '../../../functions/policy/declaration.ts'
import { handler as policyHandler } from '../../../functions/policy/handler.ts'
import { declaration as project } from '../../../functions/project-month/declaration.ts'
import { handler as projectHandler } from '../../../functions/project-month/handler.ts'
import { declaration as record } from '../../../functions/record/declaration.ts'
import { handler as recordHandler } from '../../../functions/record/handler.ts'
import { declaration as relay } from '../../../functions/relay/declaration.ts'
import { handler as relayHandler } from '../../../functions/relay/handler.ts'
import { declaration as remind } from '../../../functions/remind/declaration.ts'
import { handler as remindHandler } from '../../../functions/remind/handler.ts'
import { declaration as roster } from '../../../functions/roster/declaration.ts'
import { handler as rosterHandler } from '../../../functions/roster/handler.ts'
import { declaration as runs } from '../../../functions/runs/declaration.ts'
import { handler as runsHandler } from '../../../functions/runs/handler.ts'
import { declaration as sweep } from '../../../functions/sweep/declaration.ts'
import { handler as sweepHandler } from '../../../functions/sweep/handler.ts'
import { declaration as writeLake } from '../../../functions/write-lake/declaration.ts'
import { handler as writeLakeHandler } from '../../../functions/write-lake/handler.ts'
import type { Environment } from '../../../shared/contracts/environment.ts'
import type { FunctionDeclaration } from '../../../shared/contracts/function.ts'

/** What builds a handler on an environment. */
export type Open = (environment: Environment) => (input: never, context: never) => Promise<unknown>

/** A function of the system: its declaration, and what builds its handler. */
export type Simulated = readonly [declaration: FunctionDeclaration, open: Open]

/** Functions that take requests. */
export const served = {
  record: [record, recordHandler.open],
  roster: [roster, rosterHandler.open],
  runs: [runs, runsHandler.open],
  policy: [policy, policyHandler.open],
  calendar: [calendar, calendarHandler.open],
} as const satisfies Record<string, Simulated>

/** See {@link served}. */
export type Served = keyof typeof served

/** Functions that work off a queue: in every world, where the lake is written, and where people are told what is due. */
export const consumers = {
  always: [
    [project, projectHandler.open],
    [follow, followHandler.open],
    [followSettings, followSettingsHandler.open],
    [assess, assessHandler.open],
    [sweep, sweepHandler.open],
  ],
  lake: [
    [feed, feedHandler.open],
    [writeLake, writeLakeHandler.open],
  ],
  telling: [
    [remind, remindHandler.open],
    [deliver, deliverHandler.open],
  ],
} as const satisfies Record<string, readonly Simulated[]>

/** What reads the streams, and a queue of its own. */
export const relaying = [relay, relayHandler.open] as const

/** Who has results assessed again for a change of the roster. */
export const followsRoster = follow.name
