/** Values by key in this process's memory, for tests; they go in and out as copies, as over a wire. */
export interface MemoryMap<Value> {
  get(...key: readonly (string | number)[]): Value | undefined
  set(value: Value, ...key: readonly (string | number)[]): void
  delete(...key: readonly (string | number)[]): void
  /** All values whose key begins with these parts, ascending by the rest of the key. */
  under(...parts: readonly (string | number)[]): Value[]
}

const text = (parts: readonly (string | number)[]) =>
  parts.map(part => (typeof part === 'number' ? String(part).padStart(9, '0') : part)).join('#')

/** See {@link MemoryMap}. */
export function memoryMap<Value>(): MemoryMap<Value> {
  const values = new Map<string, string>()
  const parse = (json: string | undefined) => (json === undefined ? undefined : (JSON.parse(json) as Value))
  return {
    get: (...key) => parse(values.get(text(key))),
    set: (value, ...key) => void values.set(text(key), JSON.stringify(value)),
    delete: (...key) => void values.delete(text(key)),
    under(...parts) {
      const prefix = parts.length ? `${text(parts)}#` : ''
      const keys = [...values.keys()].filter(key => key.startsWith(prefix)).sort()
      return keys.map(key => parse(values.get(key)) as Value)
    },
  }
}
