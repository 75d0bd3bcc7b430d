import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import * as words from '../../../shared/labels/console/frame.ts'
import { offline } from './api.ts'
import { beginLogin } from './login.ts'
import { refused, waiting } from './outbox.ts'
import { pages } from './pages/index.ts'
import type { Page } from './pages/page.ts'
import { path, to } from './router.ts'
import { said, say } from './say.ts'
import { expired, type Me } from './session.ts'
import { Empty } from './ui/empty.tsx'

/** Goes to the issuer's page; says so where it cannot be reached. */
export const login = (): Promise<void> => beginLogin().catch(() => say(words.loginUnreachable))

/** What stands above every page as long as it is so. */
function Notices() {
  return (
    <div class="notices" role="status">
      {expired.value && (
        <p class="notice bad">
          {words.expired}{' '}
          <button type="button" onClick={login}>
            {words.again}
          </button>
        </p>
      )}
      {offline.value && <p class="notice">{words.offline}</p>}
      {waiting.value.length > 0 && (
        <p class="notice">
          {words.unsent(waiting.value.length)} <a href={to('more')}>{words.look}</a>
        </p>
      )}
      {refused.value.length > 0 && (
        <p class="notice bad">
          {words.refused(refused.value.length)} <a href={to('more')}>{words.look}</a>
        </p>
      )}
    </div>
  )
}

function Menu({ shown, current }: { readonly shown: readonly Page[]; readonly current: string }) {
  return (
    <nav aria-label={words.pages}>
      <ul>
        {shown.map(({ path: name, title }) => (
          <li key={name}>
            <a
              href={to(name)}
              aria-current={name === current ? 'page' : undefined}
              onFocus={({ currentTarget }) =>
                currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })
              }
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The frame around every page of who is logged in. */
export function Layout({ of }: { readonly of: Me }) {
  const shown = pages.filter(({ isFor }) => isFor(of))
  const [first = '', ...rest] = path.value
  const page = first === '' ? shown[0] : shown.find(each => each.path === first)
  const main = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    document.title = page ? `${page.title} · ${words.product}` : words.product
    // Who asks for something by a field goes on from there.
    if (!isFirst.current && !document.activeElement?.matches('input, select')) {
      main.current?.focus()
      scrollTo(0, 0)
    }
    isFirst.current = false
  }, [page, rest.join('/')])
  useEffect(() => {
    // scrollIntoView would move the place from which the keyboard goes on.
    const current = document.querySelector<HTMLElement>('[aria-current]')
    const list = current?.closest('ul')
    if (current && list) list.scrollLeft = current.offsetLeft - list.clientWidth / 2 + current.clientWidth / 2
  }, [page])
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {words.skip}
      </button>
      <header>
        <a class="brand" href={to()}>
          {words.product}
        </a>
        <span>{of.cadre?.name ?? of.org?.name ?? ''}</span>
      </header>
      <Menu shown={shown} current={page?.path ?? ''} />
      <main id="main" ref={main} tabIndex={-1}>
        <Notices />
        {page ? <page.View key={page.path} rest={rest} /> : <Missing />}
      </main>
      <Said />
    </>
  )
}

const Missing = () => (
  <Empty title={words.notFound}>
    <a href={to()}>{words.home}</a>
  </Empty>
)

/** What happened last; the element is always there, or screen readers miss the first message. */
const Said = () => (
  <p class="said" role="status" aria-live="polite">
    {said}
  </p>
)

/** A page outside the frame: before anybody is logged in. */
export const Alone = ({ children }: { readonly children: ComponentChildren }) => (
  <>
    <main class="alone">
      <h1>{words.product}</h1>
      <p>{words.intro}</p>
      {children}
    </main>
    <Said />
  </>
)
