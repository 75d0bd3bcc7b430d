/** Fields of path or query that name a day, a month or a period; the first that is given is meant. */
interface AtTime {
  readonly time?: readonly string[]
}

/**
 * How the object of an endpoint is reached, and so who may call it: `shared/access/scope.ts` checks it before the
 * handler answers. Names are those of fields in path or query. Outside the scope is 404, as for what does not exist.
 */
export type Scope =
  /** A cadre: the caller, or one of its org or below today, or at the time. With `office`, itself only while it serves. */
  | ({ readonly cadre: string; readonly office?: true } & AtTime)
  /** An org: the caller's own or one below, today or at the named time. A cadre reaches the one it belongs to. */
  | ({ readonly org: string } & AtTime)
  /** A base of an org in reach; a cadre also reaches those assigned to it. */
  | { readonly base: string }
  /** The org of this field; the caller's own if it is absent. */
  | { readonly orgOrOwn: string }
  /** The caller's own org, which has to exist. */
  | 'ownOrg'
  /** The caller's own org, which has to be a root; else 403. */
  | 'rootOrg'
  /** Nothing of anybody: every role that is named may. */
  | 'anyone'
  /** `shared/access` is asked by the handler, since the body names the object or the write creates it; says where. */
  | { readonly inside: string }

/** The fields that a scope names. */
export function scopeFields(scope: Scope): readonly string[] {
  if (typeof scope === 'string' || 'inside' in scope) return []
  const { time = [], ...object } = scope as AtTime & Record<string, unknown>
  return [...Object.values(object).filter(value => typeof value === 'string'), ...time]
}
