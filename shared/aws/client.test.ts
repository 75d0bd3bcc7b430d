import { setFlagsFromString } from 'node:v8'
import { runInThisContext } from 'node:vm'
import { expect, test } from 'vitest'
import { openTable } from './client.ts'

test('V8 keeps the settings of the client in the form that it copies quickly', () => {
  setFlagsFromString('--allow-natives-syntax')
  const isQuick = runInThisContext('settings => %HasFastProperties(settings)')
  expect(isQuick(openTable({ TABLE_LEDGER: 'ledger' }, 'ledger').client.config)).toBe(true)
})
