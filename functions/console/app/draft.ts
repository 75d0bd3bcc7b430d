import { useEffect, useRef, useState } from 'preact/hooks'
import { mine } from './session.ts'
import { forget, keep, readKept } from './store.ts'

/**
 * What a form holds: kept on this device with every change, so that a reload or a new login loses nothing, until it is
 * cleared. `isReady` is false until it is known what was kept.
 */
export function useDraft<Value extends object>(name: string, initial: Value) {
  const key = mine(`draft:${name}`)
  const [value, setValue] = useState(initial)
  const [isReady, setIsReady] = useState(false)
  const current = useRef(initial)
  /** What was changed before it was known what was kept. */
  const touched = useRef<Partial<Value>>({})
  useEffect(() => {
    readKept<Partial<Value>>(key).then(kept => {
      current.current = { ...initial, ...kept, ...touched.current }
      setValue(current.current)
      setIsReady(true)
    })
  }, [key])
  const set = (changed: Partial<Value>) => {
    touched.current = { ...touched.current, ...changed }
    current.current = { ...current.current, ...changed }
    setValue(current.current)
    keep(key, current.current).catch(() => {})
  }
  const clear = () => {
    touched.current = {}
    current.current = initial
    setValue(initial)
    return forget(key)
  }
  return { value, set, clear, isReady }
}
