import { signal } from '@preact/signals'
import { type Answer, type Item, readAll } from '../../../../../shared/contracts/client.ts'
import type { Api } from '../../../../catalogue.ts'
import { client } from '../../api.ts'
import { today } from '../../clock.ts'
import { useLoad } from '../../load.ts'
import { keepNote, readNote } from '../../note.ts'
import { me, mine } from '../../session.ts'

/** A youth of the hundred. */
export type Youth = Item<Api['GET /v1/cadres/{cadreId}/youths']>
/** The month so far. */
export type Progress = Answer<Api['GET /v1/cadres/{cadreId}/progress']>['body']

/** A month's result, or what it is so far; both look the same. */
export type Result = Pick<
  Progress,
  'dimensions' | 'total' | 'grade' | 'evidence' | 'asOf' | 'calendarMissing' | 'withheld'
> & {
  readonly status?: 'provisional' | 'final'
  readonly revision?: number
}

/** Who is looking. */
export const ownId = (): string => me.value?.cadre?.cadreId ?? ''

const kept = { offline: true } as const

/** The hundred, the longest silent first. */
export const useYouths = () =>
  useLoad(
    'youths',
    () =>
      readAll(client, 'GET /v1/cadres/{cadreId}/youths', {
        path: { cadreId: ownId() },
        query: { sort: 'silence', limit: '100' },
      }),
    kept,
  )

/** What was done this month so far, and what to do next. */
export const useProgress = () =>
  useLoad(
    'progress',
    async () => (await client('GET /v1/cadres/{cadreId}/progress', { path: { cadreId: ownId() } })).body,
    kept,
  )

/** A base to which one may report today. */
export interface OwnBase {
  readonly baseId: string
  readonly name: string
}

/** The bases that are assigned today, with their names. */
export const useBases = () =>
  useLoad(
    'bases',
    async (): Promise<OwnBase[]> => {
      const { bases } = (await client('GET /v1/cadres/{cadreId}', { path: { cadreId: ownId() } })).body
      const day = today()
      const now = bases.filter(({ since, until }) => since <= day && (until === undefined || day < until))
      return Promise.all(
        now.map(async ({ baseId }) => {
          const answered = await client('GET /v1/bases/{baseId}', { path: { baseId } }).catch(() => undefined)
          return { baseId, name: answered?.body.name ?? baseId }
        }),
      )
    },
    kept,
  )

type Nicknames = Readonly<Record<string, string>>

/** What a cadre calls its youths. Names never leave this device: the system knows numbers alone. */
export const nicknames = signal<Nicknames>({})
const namesKey = () => mine('names')

/** Reads the names that this device keeps. */
export function recallNicknames(): void {
  nicknames.value = readNote<Nicknames>(namesKey()) ?? {}
}

/** Keeps a name on this device; none forgets it. */
export function callYouth(youthId: string, name: string): void {
  // Another tab may have changed them meanwhile.
  const { [youthId]: _, ...others } = readNote<Nicknames>(namesKey()) ?? nicknames.value
  nicknames.value = name === '' ? others : { ...others, [youthId]: name }
  keepNote(namesKey(), nicknames.value)
}

/** A youth as its cadre knows it. */
export const calledOf = (youthId: string): string => nicknames.value[youthId] ?? youthId
