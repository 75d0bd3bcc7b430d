import type { RoutesOf } from '../shared/contracts/client.ts'
import type { FunctionDeclaration, Schedule } from '../shared/contracts/function.ts'
import { declaration as assess, hourlyClosing } from './assess/declaration.ts'
import { declaration as cadre } from './cadre/declaration.ts'
import { declaration as calendar } from './calendar/declaration.ts'
import { declaration as complaints } from './complaints/declaration.ts'
import { declaration as console } from './console/declaration.ts'
import { declaration as deliver } from './deliver/declaration.ts'
import { declaration as demands } from './demands/declaration.ts'
import { declaration as evidence } from './evidence/declaration.ts'
import { declaration as exports } from './exports/declaration.ts'
import { declaration as feed } from './feed/declaration.ts'
import { declaration as find } from './find/declaration.ts'
import { declaration as health } from './health/declaration.ts'
import { declaration as importResults } from './import-results/declaration.ts'
import { declaration as importRoster } from './import-roster/declaration.ts'
import { declaration as imports } from './imports/declaration.ts'
import { declaration as launch } from './launch/declaration.ts'
import { declaration as messages } from './messages/declaration.ts'
import { declaration as objections } from './objections/declaration.ts'
import { declaration as onRosterChanged } from './on-roster-changed/declaration.ts'
import { declaration as onSettingsChanged } from './on-settings-changed/declaration.ts'
import { declaration as openapi } from './openapi/declaration.ts'
import { declaration as orders } from './orders/declaration.ts'
import { declaration as orgResults } from './org-results/declaration.ts'
import { declaration as overview } from './overview/declaration.ts'
import { declaration as policy } from './policy/declaration.ts'
import { declaration as privacy } from './privacy/declaration.ts'
import { declaration as projectMonth } from './project-month/declaration.ts'
import { declaration as record } from './record/declaration.ts'
import { declaration as relay } from './relay/declaration.ts'
import { dailyReminders, declaration as remind } from './remind/declaration.ts'
import { declaration as report } from './report/declaration.ts'
import { declaration as review } from './review/declaration.ts'
import { declaration as roster } from './roster/declaration.ts'
import { declaration as runs } from './runs/declaration.ts'
import { declaration as signOff } from './sign-off/declaration.ts'
import { dailyRetention, hourlySweep, declaration as sweep } from './sweep/declaration.ts'
import { declaration as voice } from './voice/declaration.ts'
import { declaration as voiceLinks } from './voice-links/declaration.ts'
import { declaration as workImports } from './work-imports/declaration.ts'
import { hourlyLake, declaration as writeLake } from './write-lake/declaration.ts'
import { declaration as writeSheets } from './write-sheets/declaration.ts'

const all = [
  record,
  voice,
  voiceLinks,
  roster,
  importRoster,
  exports,
  orders,
  imports,
  importResults,
  workImports,
  policy,
  calendar,
  find,
  overview,
  demands,
  cadre,
  evidence,
  orgResults,
  signOff,
  objections,
  complaints,
  review,
  launch,
  privacy,
  relay,
  sweep,
  projectMonth,
  onRosterChanged,
  onSettingsChanged,
  remind,
  feed,
  writeLake,
  report,
  writeSheets,
  deliver,
  messages,
  runs,
  assess,
  health,
  openapi,
  console,
] as const

/** Every function of the system; declarations only, never a handler. */
export const functions: readonly FunctionDeclaration[] = all

/** Every route of the API with what it takes and answers, for the typed client. */
export type Api = RoutesOf<(typeof all)[number]>

/** Every schedule of the system. */
export const schedules: readonly Schedule[] = [
  hourlyClosing,
  dailyRetention,
  hourlySweep,
  hourlyLake,
  dailyReminders,
]
