import { signal } from '@preact/signals'
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import * as words from '../../../shared/labels/console/frame.ts'
import { client } from './api.ts'
import { recallClock } from './clock.ts'
import { Alone, Layout, login } from './layout.tsx'
import { finishLogin, isAnswered, readSettings } from './login.ts'
import { recallOutbox, sendOutbox, watchConnection } from './outbox.ts'
import { recallNicknames } from './pages/cadre/data.ts'
import { say } from './say.ts'
import { endSession, me, recallSession, rememberMe, session } from './session.ts'
import { recallWords, rememberWords } from './words.ts'

/** Whether the system did not say who is logged in. */
const isStranger = signal(false)

/** Reads what this device keeps of who is logged in. */
function recallMine(): Promise<void> {
  recallNicknames()
  return recallOutbox()
}

/** Asks who is logged in; without a connection it is who it was. */
async function meet(): Promise<void> {
  if (!session.value) return
  const before = me.value?.subject
  const answered = await client('GET /v1/me').catch(() => undefined)
  isStranger.value = !answered
  if (answered) rememberMe(answered.body)
  client('GET /v1/labels').then(
    ({ body }) => rememberWords(body),
    () => {},
  )
  if (me.value && me.value.subject !== before) await recallMine()
  await sendOutbox()
}

async function begin(): Promise<void> {
  await Promise.all([recallClock(), recallWords()])
  await recallSession()
  await recallMine()
  watchConnection()
  if (isAnswered()) await finishLogin().catch(() => say(words.loginFailed))
  // The clock is set by it; who has a login need not wait.
  readSettings().catch(() => {})
  await meet()
}

/** The page of who is not logged in. */
function Login() {
  const [isOpen, setIsOpen] = useState(true)
  useEffect(() => {
    readSettings().then(
      ({ clientId }) => setIsOpen(clientId !== ''),
      () => {},
    )
  }, [])
  return (
    <Alone>
      {isOpen ? (
        <p>
          <button type="button" class="main wide" onClick={login}>
            {words.login}
          </button>
        </p>
      ) : (
        <p class="notice">{words.noClient}</p>
      )}
      <p class="soft">{words.loginHint}</p>
      <p class="soft">{words.youthsHint}</p>
      <p>
        <a href="/docs">{words.reference}</a>
      </p>
    </Alone>
  )
}

/** Whoever is logged in and known to the system; else the way there. */
function App() {
  if (session.value === undefined) return null
  if (session.value === null) return <Login />
  if (!me.value && !isStranger.value) return <Alone>{<p aria-busy="true">{words.loading}</p>}</Alone>
  if (!me.value?.org?.name && !me.value?.cadre?.name)
    return (
      <Alone>
        <p class="notice">{me.value ? words.unknownMe : words.failed}</p>
        {!me.value && (
          <button type="button" class="main" onClick={meet}>
            {words.retry}
          </button>
        )}{' '}
        <button type="button" onClick={endSession}>
          {words.logout}
        </button>
      </Alone>
    )
  return <Layout of={me.value} />
}

const root = document.getElementById('app')
if (root) {
  root.replaceChildren()
  render(<App />, root)
  begin()
}
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => {})
