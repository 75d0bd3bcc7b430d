import { readdirSync, readFileSync } from 'node:fs'
import type { Golden } from './scenario.ts'

const directory = new URL('../assessment/golden/', import.meta.url)

/** Every golden scenario, with the number of its file. */
export const goldens: readonly (Golden & { number: string })[] = readdirSync(directory)
  .sort()
  .map(file => ({
    ...JSON.parse(readFileSync(new URL(file, directory), 'utf8')),
    number: file.slice(0, 2),
  }))

/** The golden scenario of that number. */
export function goldenOf(number: string): Golden {
  const found = goldens.find(known => known.number === number)
  if (!found) throw new Error(`there is no golden scenario ${number}`)
  return found
}
