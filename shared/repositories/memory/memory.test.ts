import { describe } from 'vitest'
import { assessmentsContract } from '../testing/contract/assessments.ts'
import { factsContract } from '../testing/contract/facts.ts'
import { ledgerContract } from '../testing/contract/ledger.ts'
import { rollupsContract } from '../testing/contract/rollups.ts'
import { runsContract } from '../testing/contract/runs.ts'
import { memoryAssessments } from './assessments.ts'
import { memoryFacts } from './facts.ts'
import { memoryLedger } from './ledger.ts'
import { memoryRollups } from './rollups.ts'
import { memoryRuns } from './runs.ts'

describe('ledger in memory', () => ledgerContract(async () => memoryLedger()))
describe('facts in memory', () => factsContract(async () => memoryFacts()))
describe('assessments in memory', () => assessmentsContract(async () => memoryAssessments()))
describe('roll-ups in memory', () => rollupsContract(async () => memoryRollups()))
describe('runs in memory', () => runsContract(async () => memoryRuns()))
