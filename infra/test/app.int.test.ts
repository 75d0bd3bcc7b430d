import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { functions } from '../../functions/catalogue.ts'

test('the app synthesizes one stack by itself, with an asset a function and without a word', () => {
  expect(inject('cdkSaid')).toBe('')
  const { files } = JSON.parse(readFileSync(join(inject('cdkOut'), 'baixin.assets.json'), 'utf8'))
  const directories = Object.values<{ source: { packaging: string } }>(files).filter(
    ({ source }) => source.packaging === 'zip',
  )
  expect(directories.length).toBe(functions.length)
})
