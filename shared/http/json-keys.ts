/** An object or a list of a JSON text that is being read, and where in it the reading is: at a key or an index. */
interface Level {
  readonly keys: Set<string> | undefined
  at: string | number
}

/** What is wrong with a key, and the dotted path to it. */
export interface KeyFault {
  readonly path: string
  readonly kind: 'twice' | 'prototype'
}

/** The place behind a JSON string's closing quote. */
function behindString(text: string, begin: number): number {
  let at = begin + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

/**
 * The first key of a JSON text that an object has twice, or that becomes an object's prototype once somebody copies it.
 * `JSON.parse` takes the last of two and says nothing, so that whoever sent them learns by no answer which one counted.
 * @param text JSON that `JSON.parse` has taken.
 */
export function faultyKey(text: string): KeyFault | undefined {
  const levels: Level[] = []
  let isKey = false
  for (let at = 0; at < text.length; at++) {
    const level = levels.at(-1)
    switch (text[at]) {
      case '{':
        levels.push({ keys: new Set(), at: '' })
        isKey = true
        break
      case '[':
        levels.push({ keys: undefined, at: 0 })
        isKey = false
        break
      case '}':
      case ']':
        levels.pop()
        isKey = false
        break
      case ',':
        isKey = level?.keys !== undefined
        if (level && typeof level.at === 'number') level.at++
        break
      case '"': {
        const end = behindString(text, at)
        if (isKey && level?.keys) {
          const inside = text.slice(at + 1, end - 1)
          const key: string = inside.includes('\\') ? JSON.parse(text.slice(at, end)) : inside
          level.at = key
          const path = () => levels.map(each => each.at).join('.')
          if (key === '__proto__') return { path: path(), kind: 'prototype' }
          if (level.keys.has(key)) return { path: path(), kind: 'twice' }
          level.keys.add(key)
          isKey = false
        }
        at = end - 1
        break
      }
    }
  }
  return undefined
}
