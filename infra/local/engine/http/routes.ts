/** A path pattern with its method, compiled. */
export interface Route<T> {
  key: string
  method: string
  segments: Segment[]
  value: T
}

type Segment =
  | { kind: 'literal'; text: string }
  | { kind: 'one'; name: string }
  | { kind: 'rest'; name: string }

/** The route that a request takes. */
export interface RouteMatch<T> {
  route: Route<T>
  /** Decoded; empty if the route has none. */
  parameters: Record<string, string>
}

const ORDER = { literal: 0, one: 1, rest: 2 }

/** Compiles the routes of an HTTP API; gives a function that finds the most specific one for a request. */
export function compileRoutes<T>(
  routes: { key: string; value: T }[],
): (method: string, path: string) => RouteMatch<T> | undefined {
  const fallback = routes.find(route => route.key === '$default')
  const compiled = routes
    .filter(route => route !== fallback)
    .map(compile)
    .sort(bySpecificity)
  return (method, path) => {
    const segments = path.split('/').slice(1)
    for (const route of compiled) {
      if (route.method !== method && route.method !== 'ANY') continue
      const parameters = match(route.segments, segments)
      if (parameters) return { route, parameters }
    }
    return fallback && { route: { ...fallback, method: 'ANY', segments: [] }, parameters: {} }
  }
}

function compile<T>({ key, value }: { key: string; value: T }): Route<T> {
  const [method, path] = key.split(' ')
  if (!method || !path?.startsWith('/')) throw new Error(`not a route key: ${key}`)
  const segments = path
    .split('/')
    .slice(1)
    .map((text): Segment => {
      const [, name, plus] = /^\{([^}+]+)(\+?)\}$/.exec(text) ?? []
      if (name === undefined) return { kind: 'literal', text }
      return { kind: plus ? 'rest' : 'one', name }
    })
  return { key, method, segments, value }
}

function match(pattern: Segment[], segments: string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index]
    if (segment === undefined) return undefined
    if (part.kind === 'rest') {
      parameters[part.name] = decode(segments.slice(index).join('/'))
      return parameters
    }
    if (part.kind === 'literal' ? segment !== part.text : segment === '') return undefined
    if (part.kind === 'one') parameters[part.name] = decode(segment)
  }
  return segments.length === pattern.length ? parameters : undefined
}

/** A path or a part of it, percent-decoded; as it is where that can't be done. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function bySpecificity<T>(left: Route<T>, right: Route<T>): number {
  for (let i = 0; i < Math.max(left.segments.length, right.segments.length); i++) {
    const [a, b] = [left.segments[i], right.segments[i]]
    const difference = (a ? ORDER[a.kind] : 3) - (b ? ORDER[b.kind] : 3)
    if (difference !== 0) return difference
  }
  return Number(left.method === 'ANY') - Number(right.method === 'ANY')
}
