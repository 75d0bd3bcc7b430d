import { createHash } from 'node:crypto'
import { numbers } from '../../../shared/domain/testing/synthetic.ts'

const hash = (keys: readonly (string | number)[]) => createHash('sha256').update(keys.join('/')).digest()

/** Chance named by its keys, so that a change in one place leaves all others as they are. */
export function chanceOf(...keys: (string | number)[]) {
  const draw = numbers(hash(keys).readUInt32BE())
  const next = () => draw(2 ** 32) / 2 ** 32
  const below = (n: number) => Math.floor(next() * n)
  return {
    /** A whole number from `from` to `to`, both included. */
    between: (from: number, to: number) => from + below(to - from + 1),
    happens: (probability: number) => next() < probability,
    /** One of the list, which must not be empty. */
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
    shuffled: <T>(list: readonly T[]) => {
      const copy = [...list]
      for (let last = copy.length - 1; last > 0; last--) {
        const other = below(last + 1)
        ;[copy[last], copy[other]] = [copy[other] as T, copy[last] as T]
      }
      return copy
    },
  }
}

export type Chance = ReturnType<typeof chanceOf>

/** A UUID (version 8, made by ourselves) that is always the same for the same keys. */
export function uuidOf(...keys: (string | number)[]): string {
  const hex = hash(keys).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A youth as the committee knows it: by a pseudonym only. */
export function youthIdOf(...keys: (string | number)[]): string {
  return `y-${hash(['youth', ...keys])
    .toString('hex')
    .slice(0, 10)}`
}
