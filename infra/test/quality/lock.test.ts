import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Locked {
  readonly integrity?: string
  readonly inBundle?: boolean
  readonly hasInstallScript?: boolean
}

const lock = JSON.parse(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'))
const packages = Object.entries<Locked>(lock.packages).filter(([path]) => path !== '')

test('every package has its integrity, or lies within one that has', () => {
  const loose = packages.filter(([, { integrity, inBundle }]) => !inBundle && !integrity)
  expect(loose.map(([path]) => path)).toEqual([])
})

test('no package but esbuild has an install script, and that one is switched off in package.json', () => {
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript)
  expect(scripted.map(([path]) => path)).toEqual(['node_modules/esbuild'])
})
