import type { ComponentChildren } from 'preact'
import type { Answer, Input } from '../../../../shared/contracts/client.ts'
import type { Api } from '../../../catalogue.ts'
import { client } from '../api.ts'
import { useLoad } from '../load.ts'
import { Act, save } from './act.tsx'
import { isTooLong, type Ordered, saveOrdered } from './ordered.ts'
import { Pages } from './pages.tsx'
import { Shown } from './state.tsx'

type Route = keyof Api & `GET ${string}`
type Body<R extends Route> = Answer<Api[R]>['body']
type Item<R extends Route> = Body<R> extends { readonly items: readonly (infer Each)[] } ? Each : never

/** A route that is read, with its path and query. */
type Asked<R extends Route> = { readonly route: R } & Input<Api[R]>

// By what a component is given, no overload of the client can be told; the types above say what it answers.
const read = async <R extends Route>(route: R, input: object): Promise<Body<R>> =>
  (await (client as (route: string, input: object) => Promise<{ body: Body<R> }>)(route, input)).body

const nameOf = ({ route, path, query }: { route: string; path?: unknown; query?: unknown }) =>
  JSON.stringify([route, path, query])

/** What a route answers. */
export function Read<R extends Route>({
  children,
  ...asked
}: Asked<R> & { readonly children: (body: Body<R>) => ComponentChildren }) {
  const { route, path, query } = asked
  return <Shown of={useLoad(nameOf(asked), () => read<R>(route, { path, query }))}>{children}</Shown>
}

/** A list of the API as a list of the page, each item told apart `by` a field of it. */
export function List<R extends Route>({
  by,
  cards = false,
  empty,
  children,
  ...asked
}: Asked<R> & {
  readonly by: keyof Item<R>
  readonly cards?: boolean
  /** What is said where there is none. */
  readonly empty: ComponentChildren
  readonly children: (item: Item<R>) => ComponentChildren
}) {
  const { route, path, query } = asked
  return (
    <Pages<Item<R>>
      name={nameOf(asked)}
      read={async cursor => {
        const input = { path, query: { limit: '50', ...(query as object), ...(cursor && { cursor }) } }
        return (await read<R>(route, input)) as { items: Item<R>[]; nextCursor?: string }
      }}
      empty={typeof empty === 'string' ? <p class="soft">{empty}</p> : empty}
    >
      {items => (
        <ul class={cards ? 'cards' : 'rows'}>
          {items.map(item => (
            <li key={String(item[by])} class={cards ? 'card' : undefined}>
              {children(item)}
            </li>
          ))}
        </ul>
      )}
    </Pages>
  )
}

/** A button that saves the sheet of a route, or the same one as it was ordered `or` where it is too long to wait for. */
export function Sheet<R extends Route>({
  label,
  or,
  ...asked
}: Asked<R> & { readonly label: string; readonly or?: Ordered }) {
  const { route, path, query } = asked
  const run = () =>
    save(read<R>(route, { path, query })).catch(error => {
      if (or && isTooLong(error)) return saveOrdered(or)
      throw error
    })
  return <Act label={label} run={run} />
}
