import type { FunctionDeclaration, Schedule } from '../shared/declare/function.ts'
import { declaration as assess, monthlyClosing, monthlyRun } from './assess/declaration.ts'
import { declaration as exportAssessments } from './export-assessments/declaration.ts'
import { declaration as exportDemands } from './export-demands/declaration.ts'
import { declaration as exportEvidence } from './export-evidence/declaration.ts'
import { declaration as exportRoster } from './export-roster/declaration.ts'
import { declaration as followRoster } from './follow-roster/declaration.ts'
import { declaration as importRoster } from './import-roster/declaration.ts'
import { declaration as keepBases } from './keep-bases/declaration.ts'
import { declaration as keepCadres } from './keep-cadres/declaration.ts'
import { declaration as keepLinks } from './keep-links/declaration.ts'
import { declaration as keepOrgs } from './keep-orgs/declaration.ts'
import { declaration as keepPlans } from './keep-plans/declaration.ts'
import { declaration as keepPolicy } from './keep-policy/declaration.ts'
import { declaration as openapi } from './openapi/declaration.ts'
import { declaration as projectMonth } from './project-month/declaration.ts'
import { declaration as readCadre } from './read-cadre/declaration.ts'
import { declaration as readDemands } from './read-demands/declaration.ts'
import { declaration as readFairness } from './read-fairness/declaration.ts'
import { declaration as readLaunch } from './read-launch/declaration.ts'
import { declaration as readOrg } from './read-org/declaration.ts'
import { declaration as readPeriods } from './read-periods/declaration.ts'
import { declaration as recordBatch } from './record-batch/declaration.ts'
import { declaration as recordContact } from './record-contact/declaration.ts'
import { declaration as recordDemand } from './record-demand/declaration.ts'
import { declaration as recordFeedback } from './record-feedback/declaration.ts'
import { declaration as recordVisit } from './record-visit/declaration.ts'
import { declaration as recordVoid } from './record-void/declaration.ts'
import { declaration as relay } from './relay/declaration.ts'
import { declaration as runAssessments } from './run-assessments/declaration.ts'
import { declaration as signOff } from './sign-off/declaration.ts'

/** Every function of the system; declarations only, never a handler. */
export const functions: readonly FunctionDeclaration[] = [
  runAssessments,
  readOrg,
  readCadre,
  readPeriods,
  exportAssessments,
  exportEvidence,
  signOff,
  assess,
  keepPolicy,
  openapi,
  followRoster,
  exportRoster,
  importRoster,
  keepBases,
  keepCadres,
  keepLinks,
  keepOrgs,
  projectMonth,
  recordBatch,
  recordContact,
  recordDemand,
  recordFeedback,
  recordVisit,
  recordVoid,
  relay,
  readDemands,
  exportDemands,
  readFairness,
  readLaunch,
  keepPlans,
]

/** Every schedule of the system. */
export const schedules: readonly Schedule[] = [monthlyRun, monthlyClosing]
