import type { Objects } from '../../aws/objects.ts'

/** A bucket in memory, and what lies in it. */
export function memoryObjects(): Objects & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    putObject: async (key, bytes) => void kept.set(key, bytes),
    readObject: async key => kept.get(key),
    async *listObjects(prefix) {
      for (const key of [...kept.keys()].sort()) if (key.startsWith(prefix)) yield key
    },
    removeObject: async key => void kept.delete(key),
    linkTo: async (key, seconds) => `https://lake.example/${key}?X-Amz-Expires=${seconds}`,
  }
}
