import { describe } from 'vitest'
import type { Items } from '../../../aws/items/items.ts'
import type { TableName } from '../../../contracts/function.ts'
import { assessmentsOn } from '../../assessments.ts'
import { factsOn } from '../../facts.ts'
import { keptBackOn } from '../../kept-back.ts'
import { ledgerOn } from '../../ledger.ts'
import { openingsOn } from '../../openings.ts'
import { registerOn } from '../../register.ts'
import { rollupsOn } from '../../rollups.ts'
import { rosterOn } from '../../roster/open.ts'
import { rosterContract } from '../../roster/testing/contract.ts'
import { runsOn } from '../../runs.ts'
import { assessmentsContract } from './assessments.ts'
import { factsContract } from './facts.ts'
import { keptBackContract } from './kept-back.ts'
import { ledgerContract } from './ledger.ts'
import { openingsContract } from './openings.ts'
import { registerContract } from './register.ts'
import { rollupsContract } from './rollups.ts'
import { runsContract } from './runs.ts'

/** What every repository does on the items that `open` gives for a table, empty each time. */
export function repositoriesContract(open: (table: TableName) => Promise<Items>): void {
  describe('ledger', () => ledgerContract(async () => ledgerOn(await open('ledger'))))
  describe('facts', () => factsContract(async () => factsOn(await open('views'))))
  describe('assessments', () =>
    assessmentsContract(async () => assessmentsOn(await open('results'), await open('views'))))
  describe('roll-ups', () => rollupsContract(async () => rollupsOn(await open('views'))))
  describe('register', () => registerContract(async () => registerOn(await open('views'))))
  describe('openings', () => openingsContract(async () => openingsOn(await open('results'))))
  describe('kept back', () => keptBackContract(async () => keptBackOn(await open('views'))))
  describe('runs', () => runsContract(async () => runsOn(await open('views'))))
  describe('roster', () => rosterContract(async () => rosterOn(await open('roster'))))
}
