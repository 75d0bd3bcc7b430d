import { computed, signal } from '@preact/signals'
import type { Input } from '../../../shared/contracts/client.ts'
import type { ProblemCode } from '../../../shared/contracts/problem.ts'
import * as words from '../../../shared/labels/console/frame.ts'
import { receiptNoteLabels } from '../../../shared/labels/events.ts'
import type { Api } from '../../catalogue.ts'
import { client, reasonOf } from './api.ts'
import { readAgain } from './load.ts'
import { say } from './say.ts'
import { expired, mine, session } from './session.ts'
import { change, hear, readKept, tell } from './store.ts'
import { problemLabel } from './words.ts'

/** An event as the API takes it among others. */
export type Event = Input<Api['POST /v1/batch']>['body']['events'][number]

/** An event that this device has recorded and not sent yet. */
export interface Entry {
  readonly event: Event
  /** What it is, in Chinese. */
  readonly words: string
  /** Why the API does not take it; absent while it waits. */
  readonly refused?: string
}

/** What is not sent yet, the oldest first. */
export const entries = signal<readonly Entry[]>([])
/** Those that will be sent as soon as there is a connection. */
export const waiting = computed(() => entries.value.filter(({ refused }) => refused === undefined))
/** Those that the API did not take. */
export const refused = computed(() => entries.value.filter(({ refused }) => refused !== undefined))

const key = () => mine('outbox')
/** Fewer than the API takes: a slow line gets a batch through. */
const mostAtOnce = 50
/** Milliseconds until the next try, at first and at most: an ‘online’ event often comes before the line is good. */
const [soonest, latest] = [1000, 30_000]
/** What may be sent again as it is. */
const passing = new Set([401, 408, 429, 500, 502, 503, 504])

/** Reads what is not sent yet; another tab may have changed it. */
export async function recallOutbox(): Promise<void> {
  entries.value = (await readKept<Entry[]>(key())) ?? []
}

async function changeOutbox(changed: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> {
  await change<readonly Entry[]>(key(), before => changed(before ?? []))
  await recallOutbox()
  tell('outbox')
}

/** Forgets an event that was never sent. */
export const drop = (id: string): Promise<void> =>
  changeOutbox(before => before.filter(({ event }) => event.id !== id))

type Result = 'sent' | { readonly refused: string } | undefined

function resultOf(item: { status: number; receipt?: unknown; problem?: { code: ProblemCode } }) {
  if (item.status < 300) return 'sent'
  if (passing.has(item.status) || item.problem?.code === 'conflict') return undefined
  return { refused: problemLabel(item.problem?.code) }
}

/** Sends a batch; what becomes of each event by its id. */
async function sendBatch(batch: readonly Entry[]): Promise<Map<string, Result>> {
  const events = batch.map(({ event }) => event)
  const { items } = (await client('POST /v1/batch', { body: { events } })).body
  const notes = items.flatMap(item => ('receipt' in item ? (item.receipt.notes ?? []) : []))
  const told = [...new Set(notes)].map(note => receiptNoteLabels[note])
  say([words.sent, ...told].join('；'))
  return new Map(events.map(({ id }, at) => [id, items[at] && resultOf(items[at] as never)]))
}

async function sendAll(): Promise<void> {
  await recallOutbox()
  const batch = waiting.value.slice(0, mostAtOnce)
  if (batch.length === 0 || !session.value || expired.value) return
  const results = await sendBatch(batch)
  await changeOutbox(before =>
    before.flatMap(entry => {
      const result = results.get(entry.event.id)
      if (result === 'sent') return []
      return [result ? { ...entry, ...result } : entry]
    }),
  )
  const settled = [...results.values()].some(result => result !== undefined)
  if (settled) await sendAll()
}

let timer: ReturnType<typeof setTimeout> | undefined
let delay = soonest

/** Tries again as long as something waits, later every time. */
function tryLater(): void {
  clearTimeout(timer)
  if (waiting.value.length === 0) {
    delay = soonest
    return
  }
  timer = setTimeout(sendOutbox, delay)
  delay = Math.min(2 * delay, latest)
}

/** Sends what waits; one tab at a time, so that nothing is sent twice. Without a connection it goes on waiting. */
export async function sendOutbox(): Promise<void> {
  const before = waiting.value.length
  const work = () => sendAll().catch(error => before > 0 && say(reasonOf(error)))
  await ('locks' in navigator ? navigator.locks.request('baixin:outbox', work) : work())
  if (waiting.value.length < before) readAgain()
  tryLater()
}

/** Records an event: kept here first, then sent, now or later. @throws ApiProblem, TypeError if it is neither. */
export async function record(event: Event, description: string): Promise<void> {
  try {
    await changeOutbox(before => [...before, { event, words: description }])
  } catch {
    await sendBatch([{ event, words: description }])
    return
  }
  say(words.savedHere)
  sendOutbox()
}

/** Sends whenever there may be a connection again. */
export function watchConnection(): void {
  const tryNow = () => {
    delay = soonest
    sendOutbox()
  }
  hear('outbox', recallOutbox)
  addEventListener('online', tryNow)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') tryNow()
  })
}
