import { describe } from 'vitest'
import { freshTable } from '../aws/testing/tables.ts'
import { dynamoAssessments } from './assessments.ts'
import { dynamoFacts } from './facts.ts'
import { dynamoLedger } from './ledger.ts'
import { dynamoRollups } from './rollups.ts'
import { dynamoRuns } from './runs.ts'
import { assessmentsContract } from './testing/contract/assessments.ts'
import { factsContract } from './testing/contract/facts.ts'
import { ledgerContract } from './testing/contract/ledger.ts'
import { rollupsContract } from './testing/contract/rollups.ts'
import { runsContract } from './testing/contract/runs.ts'

const views = () => freshTable('views')

describe('ledger in DynamoDB', () => ledgerContract(async () => dynamoLedger(await freshTable('ledger'))))
describe('facts in DynamoDB', () => factsContract(async () => dynamoFacts(await views())))
describe('assessments in DynamoDB', () => assessmentsContract(async () => dynamoAssessments(await views())))
describe('roll-ups in DynamoDB', () => rollupsContract(async () => dynamoRollups(await views())))
describe('runs in DynamoDB', () => runsContract(async () => dynamoRuns(await views())))
