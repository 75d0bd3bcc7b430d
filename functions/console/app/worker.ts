/** What this service worker uses of its global scope; TypeScript's own types of it do not go together with those of pages. */
interface Scope {
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  /** A fingerprint of the pages, set by the function that serves this. */
  readonly VERSION: string
}

interface WorkerEvent {
  readonly request: Request
  waitUntil(work: Promise<unknown>): void
  respondWith(answer: Promise<Response>): void
}

/** Paths of the assets, put in by the bundler. */
declare const ASSETS: readonly string[]

const worker = self as unknown as Scope
const name = `baixin-${worker.VERSION}`
/** On a line that is worse than none, the page that is kept comes after that long. */
const patience = 3000

async function install() {
  const cache = await caches.open(name)
  await cache.addAll(['/', ...ASSETS])
  await worker.skipWaiting()
}

async function activate() {
  const old = (await caches.keys()).filter(each => each !== name)
  await Promise.all(old.map(each => caches.delete(each)))
  await worker.clients.claim()
}

/** The page as it is now; the one that is kept where there is no connection. */
async function readPage(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(patience) })
  } catch (error) {
    const kept = await caches.match('/')
    if (!kept) throw error
    return kept
  }
}

worker.addEventListener('install', event => event.waitUntil(install()))
worker.addEventListener('activate', event => event.waitUntil(activate()))
worker.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin || request.method !== 'GET') return
  if (pathname === '/') event.respondWith(readPage(request))
  else if (pathname.startsWith('/assets/'))
    event.respondWith(caches.match(request).then(kept => kept ?? fetch(request)))
})
