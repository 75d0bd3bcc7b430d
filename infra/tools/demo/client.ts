/** The demo cannot go on; the message says why, and what to do, in a line or a few. */
export class Stopped extends Error {}

/** What the API answered. */
export interface Answer {
  status: number
  body: unknown
}

/** Speaks to the API as one caller. */
export type Call = (method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown) => Promise<Answer>

/** An API's complaint, as far as the demo shows it. */
interface ProblemLike {
  status?: number
  code?: string
  title?: string
  message?: string
  errors?: readonly { path: string; message: string }[]
}

/** A problem document in words: what was asked, what is wrong, and with which fields. */
export function readable(asked: string, status: number, body: unknown): string {
  const { code, title, message, errors = [] } = (body ?? {}) as ProblemLike
  return [
    `${asked} 得到 ${status}${code === undefined ? '' : ` ${code}`}：${title ?? message ?? JSON.stringify(body)}`,
    ...errors.map(({ path, message: text }) => `  ${path}：${text}`),
  ].join('\n')
}

async function reach(url: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch {
    const { origin, port } = new URL(url)
    const start = port === '3100' ? 'npm start' : `npm start -- --port ${port}`
    throw new Stopped(`${origin} 没有应答：请先在另一个终端执行 ${start}，待显示 ready 后再试`)
  }
}

/** What the local stack says of itself, below /_local. */
export async function askLocal<T>(base: string, path: string, body?: unknown): Promise<T> {
  const response = await reach(`${base}/_local/${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  if (!response.ok)
    throw new Stopped(`${base} 不是本地运行的 baixin：/_local/${path} 得到 ${response.status}`)
  return (await response.json()) as T
}

/** A file that the API wrote, by the name under which it is to be saved. */
export interface Written {
  name: string
  bytes: Uint8Array
}

/** Exchanges files with the API as one caller. */
export interface Files {
  get(path: string): Promise<Written>
  post(path: string, bytes: Uint8Array, mediaType: string): Promise<unknown>
}

type Send = (
  method: string,
  path: string,
  body?: RequestInit['body'],
  mediaType?: string,
) => Promise<Response>

/** Becomes a caller with these claims, with a token of the local issuer as `npm run token` prints them. */
async function openSend(base: string, claims: Record<string, string>): Promise<Send> {
  const { access_token: token } = await askLocal<{ access_token: string }>(base, 'oidc/token', claims)
  return async (method, path, body, mediaType = 'application/json') => {
    const response = await reach(`${base}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': mediaType },
      ...(body !== undefined && { body }),
    })
    if (response.ok) return response
    const problem = await response.json().catch(() => undefined)
    throw new Refused(readable(`${method} ${path}`, response.status, problem), response.status)
  }
}

/** Speaks JSON with these claims. */
export async function openCall(base: string, claims: Record<string, string>): Promise<Call> {
  const send = await openSend(base, claims)
  return async (method, path, body) => {
    const response = await send(method, path, body === undefined ? undefined : JSON.stringify(body))
    return { status: response.status, body: await response.json().catch(() => undefined) }
  }
}

/** Exchanges files with these claims. */
export async function openFiles(base: string, claims: Record<string, string>): Promise<Files> {
  const send = await openSend(base, claims)
  return {
    async get(path) {
      const response = await send('GET', path)
      const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
      if (name === undefined) throw new Stopped(`GET ${path} 没有给出文件名`)
      return { name: decodeURIComponent(name), bytes: new Uint8Array(await response.arrayBuffer()) }
    },
    async post(path, bytes, mediaType) {
      return (await send('POST', path, Buffer.from(bytes), mediaType)).json()
    },
  }
}

/** The API answered with a problem. */
export class Refused extends Stopped {
  readonly status: number

  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}
