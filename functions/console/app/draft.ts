import { useRef, useState } from 'preact/hooks'
import { forgetNote, keepNote, readNote } from './note.ts'
import { mine } from './session.ts'

/** What a form holds, kept on this device with every change until it is cleared: a reload loses nothing. */
export function useDraft<Value extends object>(name: string, initial: Value) {
  const key = mine(`draft:${name}`)
  const held = useRef({ key: '', value: initial })
  const [, drawAgain] = useState({})
  if (held.current.key !== key)
    held.current = { key, value: { ...initial, ...readNote<Partial<Value>>(key) } }
  const hold = (value: Value) => {
    held.current = { key, value }
    drawAgain({})
  }
  const set = (changed: Partial<Value>) => {
    hold({ ...held.current.value, ...changed })
    keepNote(key, held.current.value)
  }
  const clear = () => {
    forgetNote(key)
    hold(initial)
  }
  return { value: held.current.value, set, clear }
}
