import { Listed } from '../../aws/items/listed.ts'
import type { Objects } from '../../aws/objects.ts'

/** A bucket in memory, and what lies in it. */
export function memoryObjects(): Objects & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    putObject: async (key, bytes) => void kept.set(key, bytes),
    readObject: async key => kept.get(key),
    listObjects: prefix => new Listed(() => [...kept.keys()].sort().filter(key => key.startsWith(prefix))),
    removeObject: async key => void kept.delete(key),
    linkTo: async (key, seconds) => `https://lake.example/${key}?X-Amz-Expires=${seconds}`,
  }
}
