/** Milliseconds for which an answer is remembered, so that a change shows in seconds; what is unknown is asked again. */
const lifetime = 5_000
/** How many answers a process remembers before it begins anew. */
const most = 10_000

/** Those who ask at the same time get the same answer: a batch of one cadre's events looks it up once. */
export function remember<T>(now: () => Date, ask: (key: string) => Promise<T>, known: (value: T) => boolean) {
  const answers = new Map<string, { value: Promise<T>; until: number }>()
  return (key: string): Promise<T> => {
    const hit = answers.get(key)
    if (hit && hit.until > now().getTime()) return hit.value
    const asked = { value: ask(key), until: now().getTime() + lifetime }
    if (answers.size >= most) answers.clear()
    answers.set(key, asked)
    const forget = () => void (answers.get(key) === asked && answers.delete(key))
    asked.value.then(value => known(value) || forget(), forget)
    return asked.value
  }
}

/** Remembers what was answered, never what is on its way: an invocation that ended may leave it there for good. */
export function rememberAnswers<Key, T>(
  now: () => Date,
  {
    ask,
    isKnown,
    milliseconds = lifetime,
  }: {
    ask: (key: Key) => Promise<T>
    isKnown: (value: T) => boolean
    milliseconds?: number
  },
) {
  const answers = new Map<Key, { value: T; until: number }>()
  return async (key: Key): Promise<T> => {
    const asked = now().getTime()
    const hit = answers.get(key)
    if (hit && hit.until > asked) return hit.value
    const value = await ask(key)
    if (answers.size >= most) answers.clear()
    if (isKnown(value)) answers.set(key, { value, until: asked + milliseconds })
    return value
  }
}

/** Asks the same once, for one piece of work. A refusal is not remembered: whoever was refused asks again. */
export function askOnce<About extends readonly unknown[], T>(
  ask: (...about: About) => Promise<T>,
): (...about: About) => Promise<T> {
  const answers = new Map<string, Promise<T>>()
  return (...about) => {
    const key = JSON.stringify(about)
    const known = answers.get(key)
    if (known) return known
    const asked = ask(...about)
    answers.set(key, asked)
    asked.catch(() => answers.delete(key))
    return asked
  }
}
