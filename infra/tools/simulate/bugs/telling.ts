import type { Guard, Item } from '../../../../shared/aws/items/items.ts'
import type { Bug } from './bug.ts'
import { altering, forgiving } from './tamper.ts'

/** A message under another name. */
function renamed<Value>(item: Item<Value>, name: string): Item<Value> {
  if (!item.sk.startsWith('MESSAGE#')) return item
  return { ...item, sk: `MESSAGE#${name}`, value: { ...item.value, id: name } }
}

/** Bugs that show while people are told what is due. */
export const telling: Readonly<Record<string, Bug>> = {
  'what failed to be told is not told again': {
    tampering: forgiving('remind'),
  },
  'a receiver’s refusal is taken for its thanks': {
    tampering: forgiving('deliver'),
  },
  'a message has another name each time': {
    tampering: altering('messages', (items, process) => ({
      put: <Value>(item: Item<Value>, guard?: Guard) =>
        items.put(renamed(item, String(process.chance(process.about))), guard),
    })),
  },
}
