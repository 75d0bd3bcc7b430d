import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closedCounty } from '../../../../functions/assess/testing/county.ts'
import { dynamoItems } from '../../../../shared/aws/items/dynamo.ts'
import { freshTables } from '../../../../shared/aws/testing/tables.ts'
import { storesOn, type Tables } from '../stores.ts'
import { agrees } from '../verify/report.ts'
import { verify } from '../verify/verify.ts'
import { exportRecords } from './export.ts'
import { restoreRecords } from './restore.ts'

async function freshStack(): Promise<Tables> {
  const entries = Object.entries(await freshTables()).map(([name, table]) => [name, dynamoItems(table)])
  return Object.fromEntries(entries) as unknown as Tables
}

test('records go from one stack on DynamoDB to files and into another, which verifies and exports the same bytes', async () => {
  const root = mkdtempSync(join(tmpdir(), 'export-'))
  try {
    const told = await closedCounty()
    const [one, other] = [await freshStack(), await freshStack()]
    for (const name of ['ledger', 'roster', 'settings', 'results', 'voice'] as const)
      for await (const item of told.tables[name].scan()) await one[name].put(item)
    const [first, second] = [join(root, 'first'), join(root, 'second')]
    await exportRecords(one, first)
    const stores = storesOn(other, told.now)
    expect(await restoreRecords(stores, first, { patience: 0 })).toEqual([])
    expect(agrees(await verify(stores, { mend: false, patience: 0 }))).toBe(true)
    await exportRecords(other, second)
    const bytes = (directory: string) =>
      readdirSync(directory).map(name => [name, readFileSync(join(directory, name)).toString('base64')])
    expect(bytes(second)).toEqual(bytes(first))
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
