import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import * as words from '../../../../shared/labels/console/frame.ts'
import { useLoad } from '../load.ts'
import { useAct } from './act.tsx'
import { Shown } from './state.tsx'

interface PageOf<Item> {
  readonly items: readonly Item[]
  readonly nextCursor?: string | undefined
}

/** The next page that has something on it: one that is searched may be empty though there are more. */
async function readFilled<Item>(read: (cursor?: string) => Promise<PageOf<Item>>, from?: string) {
  let page = await read(from)
  while (page.items.length === 0 && page.nextCursor !== undefined) page = await read(page.nextCursor)
  return page
}

/** A list of the API, page after page; `name` says which, and begins it anew when it changes. */
export function Pages<Item>({
  name,
  read,
  empty,
  children,
}: {
  readonly name: string
  readonly read: (cursor?: string) => Promise<PageOf<Item>>
  readonly empty: ComponentChildren
  readonly children: (items: readonly Item[]) => ComponentChildren
}) {
  const first = useLoad(name, () => readFilled(read))
  const [more, setMore] = useState<PageOf<Item> & { name: string }>({ name, items: [] })
  const [isBusy, act] = useAct()
  const followed = more.name === name ? more : { items: [], nextCursor: undefined, name }
  return (
    <Shown of={first}>
      {page => {
        const items = [...page.items, ...followed.items]
        const cursor = followed.items.length > 0 ? followed.nextCursor : page.nextCursor
        const goOn = async () => {
          const next = await readFilled(read, cursor)
          setMore({ name, items: [...followed.items, ...next.items], nextCursor: next.nextCursor })
        }
        return (
          <>
            {items.length === 0 && cursor === undefined ? empty : children(items)}
            {cursor !== undefined && (
              <p>
                <button type="button" class="wide" aria-disabled={isBusy} onClick={() => act(goOn)}>
                  {isBusy ? words.loading : words.next}
                </button>
              </p>
            )}
          </>
        )
      }}
    </Shown>
  )
}
